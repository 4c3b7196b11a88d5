/** Run as a process of its own: edits the classes of a project, round after round, and tells when it begins. */
import { stdout } from 'node:process';
import { classMoves } from './class-moves.ts';
import { openClasses } from './class-project.ts';

const [root = '', ...clips] = process.argv.slice(2);
const classes = await openClasses(root);
stdout.write('begun\n');
for (;;) {
  for (const move of classMoves(...clips)) {
    if (move === 'undo') await classes.undo();
    else if (move === 'redo') await classes.redo();
    else await classes.apply(move);
  }
}
