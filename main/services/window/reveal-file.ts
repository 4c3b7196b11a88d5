/** Shows a file in the system's file manager, where the host has no way of its own. */
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { Fault } from '../../../contract/fault.ts';

type Opener = readonly [program: string, ...args: string[]];

/** Linux desktops agree on a way to open a folder only. */
function openerFor(path: string): Opener {
  if (process.platform === 'darwin') return ['open', '-R', path];
  if (process.platform === 'win32') return ['explorer.exe', `/select,${path}`];
  return ['xdg-open', dirname(path)];
}

/** @throws Fault 'unsupported' on a machine without a file manager. */
export async function revealFile(path: string): Promise<void> {
  const [program, ...args] = openerFor(path);
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.unref();
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  child.once('error', reject).once('spawn', () => {
    resolve(undefined);
  });
  await promise.catch((cause: unknown) => {
    const message = `No file manager could be opened here; the file is "${path}".`;
    throw new Fault('unsupported', message, cause);
  });
}
