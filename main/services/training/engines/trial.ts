/** Has tfjs-node tried in a process of its own, since an addon that does not fit may take its process down. */
import { fork } from 'node:child_process';
import { join } from 'node:path';

export type Trial =
  | { readonly works: true; readonly tensorFlow: string }
  /** obstacle: goes on from "tfjs-node …" */
  | { readonly works: false; readonly obstacle: string };

const PROGRAM = join(import.meta.dirname, 'tfjs-node-trial.process.ts');

/** It takes about a second; a disk that wakes up, or a busy machine, some more. */
const TIMEOUT_MS = 60_000;

export function tryTfjsNode(env: NodeJS.ProcessEnv): Promise<Trial> {
  const child = fork(PROGRAM, {
    env,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    timeout: TIMEOUT_MS,
    killSignal: 'SIGKILL',
  });
  const { promise, resolve } = Promise.withResolvers<Trial>();
  child.once('message', (trial) => {
    resolve(trial as Trial);
  });
  child.once('error', ({ message }) => {
    resolve({ works: false, obstacle: `cannot be tried: ${message}` });
  });
  child.once('exit', (code, signal) => {
    resolve({
      works: false,
      obstacle: `ended the process that tried it (${signal ?? `exit code ${code ?? 1}`})`,
    });
  });
  return promise;
}
