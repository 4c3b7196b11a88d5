/** Need: a camera may have gone quiet while the machine slept; the page is told when it wakes. */
import type { Push } from '../../contract/window/pushes.ts';
import type { Emits } from './emits.ts';

export function tellOfWaking(powerMonitor: Emits<'resume'>, push: (push: Push) => void): void {
  powerMonitor.on('resume', () => {
    push({ kind: 'resumed' });
  });
}
