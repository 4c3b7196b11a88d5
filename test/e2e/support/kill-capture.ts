/** Ends the capture process of a browser that this test started: what a camera pulled out looks like from the page. */
import { readdirSync, readFileSync } from 'node:fs';

export function killCaptureProcess(): void {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const capturing = pids.filter((pid) => isCapture(pid) && isOurs(pid));
  if (capturing.length === 0) throw new Error('No capture process of this test is running.');
  capturing.forEach((pid) => process.kill(Number(pid), 'SIGKILL'));
}

function isCapture(pid: string): boolean {
  return read(`/proc/${pid}/cmdline`).includes('video_capture.mojom.VideoCaptureService');
}

/** Another test's browser on the same machine is not ours to touch. */
function isOurs(pid: string): boolean {
  for (let at = pid; at !== '' && at !== '0'; at = parentOf(at))
    if (at === String(process.pid)) return true;
  return false;
}

/** The name of the program, in parentheses, may itself hold spaces and parentheses. */
function parentOf(pid: string): string {
  const [, parent = ''] = read(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ');
  return parent;
}

/** Empty where the process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
