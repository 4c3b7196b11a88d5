/** Run as a process of its own under a limit on file sizes: labels until the disk refuses, and tells how far it came. */
import { stdout } from 'node:process';
import { toFault } from '../../../../contract/fault.ts';
import { readClip } from '../../../../main/services/clips/clip.ts';
import { anna, openLabels, paint } from './label-clip.ts';

// The signal that ends other programs at the limit: with a listener the write itself fails, as on a full disk.
process.on('SIGXFSZ', () => undefined);
const labels = await openLabels(await readClip(process.argv[2] ?? ''));
await labels.open('hand', anna);
let acknowledged = 0;
try {
  for (; ; acknowledged += 1) {
    await labels.edit('hand', [paint(acknowledged % 20, 25, `class-${acknowledged}`)]);
  }
} catch (error) {
  const { reason, message } = toFault(error);
  const after = await labels.undo('hand').catch((refused: unknown) => toFault(refused).reason);
  stdout.write(JSON.stringify({ acknowledged, reason, message, after }));
}
