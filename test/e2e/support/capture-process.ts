/** Pulls the camera out, as far as a page can tell. */
import { readdirSync, readFileSync } from 'node:fs';

/** Ends Chromium's own capture process, which is what a camera pulled out looks like from the page. */
export function killCaptureProcess(): void {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const capturing = pids.filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(
        'video_capture.mojom.VideoCaptureService',
      );
    } catch {
      return false; // it ended meanwhile
    }
  });
  if (capturing.length === 0) throw new Error('No capture process is running.');
  capturing.forEach((pid) => process.kill(Number(pid), 'SIGKILL'));
}
