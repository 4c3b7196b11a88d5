/** Starts the machine's own Chromium, Chrome or Edge on a profile of its own, and ends it without leftovers. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Fault } from '../../../contract/fault.ts';

/** A port of this machine that browsers refuse to connect to. */
const NOWHERE = 'http://127.0.0.1:9/';

/** No flag lets the browser reach out: updates, sync, field trials and name look-ups are all off. */
const quietFlags = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-quic',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  // What it would still ask for, and be refused a name for: the time, hints and models, its accounts, its components.
  '--disable-features=NetworkTimeServiceQuerying,OptimizationHints,OptimizationGuideModelDownloading',
  `--optimization-guide-service-get-models-url=${NOWHERE}`,
  `--gaia-url=${NOWHERE}`,
  `--component-updater=url-source=${NOWHERE}`,
];

/** A page that nobody sees must run at full speed. */
const awakeFlags = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

export interface LaunchOptions {
  readonly path: string;
  /** The one-time address; it travels in a file readable by this user alone, never on the command line. */
  readonly entrance: string;
  /** A window without tabs and address bar, which its user may close; null for none at all. */
  readonly window: WindowSize | null;
  readonly flags?: readonly string[];
  /** Without a window: the graphics processor, if there is one, is used. Default: false, so that results do not depend on it. */
  readonly usesGraphics?: boolean;
  /** Called once, when the browser ends before `close` was asked for, other than by its window being closed. */
  readonly onDied: (fault: Fault) => void;
}

export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

export interface Browser {
  readonly pid: number;
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

export async function launchBrowser(options: LaunchOptions): Promise<Browser> {
  const folder = await mkdtemp(join(tmpdir(), 'longtake-browser-'));
  const address = await writeDoor(folder, options.entrance);
  const flags = [
    `--user-data-dir=${join(folder, 'profile')}`,
    ...windowFlags(options.window, options.usesGraphics === true),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...quietFlags,
    ...awakeFlags,
    ...(options.flags ?? []),
  ];
  const opening = options.window === null ? address : `--app=${address}`;
  const child = spawn(options.path, [...flags, opening], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: environment(folder),
  });
  const lastWords = keepTail(child);
  let isClosing = false;
  const ended = new Promise<void>((resolve) => {
    child.once('error', (cause) => {
      options.onDied(
        new Fault(
          'browser-died',
          `The browser ${options.path} could not be started: ${cause.message}.`,
          cause,
        ),
      );
      resolve();
    });
    child.once('exit', (code, signal) => {
      const isUsersWish = options.window !== null && code === 0;
      if (!isClosing && !isUsersWish) options.onDied(diedFault(signal ?? code, lastWords()));
      resolve();
    });
  });
  return {
    pid: child.pid ?? -1,
    ended,
    async close() {
      isClosing = true;
      // Chromium takes SIGTERM for the end of the session and drops what it is writing; this one ends it in order.
      child.kill('SIGINT');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(timer);
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** @returns the address of a file that leads to the entrance, which its user alone can read. */
async function writeDoor(folder: string, entrance: string): Promise<string> {
  const door = join(folder, 'enter.html');
  const page = `<!doctype html><meta http-equiv="refresh" content="0;url=${entrance}">`;
  await writeFile(door, page, { mode: 0o600 });
  return pathToFileURL(door).href;
}

function windowFlags(window: WindowSize | null, usesGraphics: boolean): string[] {
  const graphics = usesGraphics ? [] : ['--disable-gpu'];
  if (window === null) return ['--headless=new', '--mute-audio', ...graphics];
  return [`--window-size=${String(window.width)},${String(window.height)}`];
}

/** On Linux it would leave a folder with its lock behind among the temporary ones; elsewhere ours may be too long for its sockets. */
function environment(folder: string): NodeJS.ProcessEnv {
  return process.platform === 'linux' ? { ...process.env, TMPDIR: folder } : process.env;
}

/** @returns the last lines of the browser's own log, for an error report. */
function keepTail(child: ChildProcess): () => string {
  let tail = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-2000);
  });
  return () => tail.trim();
}

function diedFault(status: string | number | null, words: string): Fault {
  const details = words === '' ? '' : ` Its last words: ${words.split('\n').at(-1) ?? ''}`;
  return new Fault(
    'browser-died',
    `The browser ended unexpectedly (${String(status)}); run the command again.${details}`,
  );
}
