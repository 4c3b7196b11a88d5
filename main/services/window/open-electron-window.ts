/** Starts the Electron host in a process of its own and waits until its window is closed. */
import { spawn } from 'node:child_process';
import { Fault } from '../../../contract/fault.ts';
import {
  START_OPTIONS_VARIABLE,
  type StartOptions,
} from '../../../contract/window/start-options.ts';

export interface ElectronWindowOptions {
  /** The runtime's program. */
  readonly runtime: string;
  /** The host's entry. */
  readonly entry: string;
  readonly start: StartOptions;
}

export interface ElectronWindow {
  /** Resolves when it was closed. @throws Fault when it failed, whose words stand on standard error by then. */
  readonly closed: Promise<void>;
  /** Asks it to close in order. */
  readonly close: () => void;
}

export function openElectronWindow(options: ElectronWindowOptions): ElectronWindow {
  // As root Chromium refuses its own sandbox; then and only then it is switched off.
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(options.runtime, [...flags, options.entry], {
    stdio: 'inherit',
    env: environment(options.start),
  });
  const closed = new Promise<void>((resolve, reject) => {
    child.once('error', (cause) => {
      const message = `The Electron runtime ${options.runtime} could not be started: ${cause.message}.`;
      reject(new Fault('failed', message, cause));
    });
    child.once('exit', (code, signal) => {
      if (code === 0 || signal === 'SIGINT' || signal === 'SIGTERM') resolve();
      else reject(endedFault(code, signal));
    });
  });
  return { closed, close: () => void child.kill('SIGTERM') };
}

/** Editors that are Electron themselves leave a variable behind that turns the runtime into plain Node. */
function environment(start: StartOptions): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    [START_OPTIONS_VARIABLE]: JSON.stringify(start),
  };
  delete env['ELECTRON_RUN_AS_NODE'];
  return env;
}

/** 2 is how the host says that it was asked for something it cannot do. */
function endedFault(code: number | null, signal: NodeJS.Signals | null): Fault {
  const reason = code === 2 ? 'unsupported' : 'failed';
  const how = String(signal ?? code);
  return new Fault(reason, `The window ended unexpectedly (${how}); the lines above say why.`);
}
