/** Runs the command line on a machine without a network: in a network namespace of its own with nothing but loopback. */
import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './places.ts';

/** Why no namespace can be made here, printed once; null where one can. */
export function cannotCutOff(): string | null {
  try {
    execFileSync('unshare', ['--net', 'ip', 'link', 'set', 'lo', 'up'], { stdio: 'ignore' });
    return null;
  } catch {
    const reason = 'skipped: no network namespace can be made here (unshare and ip, as root)';
    console.warn(reason);
    return reason;
  }
}

/** @param args of Node; `main/cli.ts` stands for the program. */
export function runCutOff(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const program = [process.execPath, ...args];
  const script = 'ip link set lo up && exec "$@"';
  return promisify(execFile)('unshare', ['--net', 'sh', '-c', script, 'sh', ...program], {
    cwd: root,
    env: { ...process.env, DISPLAY: undefined, WAYLAND_DISPLAY: undefined, ...env },
    maxBuffer: 2 ** 26,
  });
}

export const cli = join(root, 'main/cli.ts');
