/** Type-checks every room with only the libraries it really has, so that model/ and streams/ run anywhere. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const rooms = ['contract', 'streams', 'model', 'renderer', 'main', 'tools', 'test'];

const failed = rooms.filter((room) => {
  if (!existsSync(`${room}/tsconfig.json`)) throw new Error(`${room}/tsconfig.json is missing.`);
  const { status } = spawnSync('tsc', ['-p', room], { stdio: 'inherit' });
  return status !== 0;
});
if (failed.length > 0) {
  console.error(`Type errors in: ${failed.join(', ')}`);
  process.exitCode = 1;
}
