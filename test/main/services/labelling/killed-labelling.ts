/** Run as a process of its own: labels a clip, one move after the other, and tells of each that was acknowledged. */
import { stdout } from 'node:process';
import { readClip } from '../../../../main/services/clips/clip.ts';
import { anna, moveAt, openLabels } from './label-clip.ts';

const [folder = '', first = '0'] = process.argv.slice(2);
const labels = await openLabels(await readClip(folder));
await labels.open('hand', anna);
for (let n = Number(first); ; n += 1) {
  const move = moveAt(n);
  if (move === 'undo') await labels.undo('hand');
  else if (move === 'redo') await labels.redo('hand');
  else await labels.edit('hand', [move]);
  stdout.write(`${n}\n`);
}
