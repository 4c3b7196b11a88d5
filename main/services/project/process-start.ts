/** When a process began, as a word that tells it apart from a later one with the same number. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** proc_pid_stat(5): field 22, counted from the state, which is field 3 and follows the name in brackets. */
const START_FIELD = 22 - 3;

/** Null where the system does not tell, or there is no such process. */
export async function processStart(
  pid: number,
  platform: NodeJS.Platform = process.platform,
): Promise<string | null> {
  try {
    if (platform === 'linux') return await fromProc(pid);
    if (platform === 'win32') {
      const ask = `(Get-Process -Id ${String(pid)}).StartTime.ToFileTimeUtc()`;
      return await said('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', ask]);
    }
    return await said('ps', ['-o', 'lstart=', '-p', String(pid)]);
  } catch {
    return null;
  }
}

/** Ticks since the machine started, and which start of the machine that was. */
async function fromProc(pid: number): Promise<string | null> {
  const [stat, boot] = await Promise.all([
    readFile(`/proc/${String(pid)}/stat`, 'utf8'),
    readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
  ]);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields[START_FIELD];
  return ticks === undefined ? null : `${boot.trim()}:${ticks}`;
}

async function said(program: string, args: readonly string[]): Promise<string | null> {
  const env = { ...process.env, LC_ALL: 'C' };
  const { stdout } = await run(program, args, { env, windowsHide: true });
  const word = stdout.trim();
  return word === '' ? null : word;
}
