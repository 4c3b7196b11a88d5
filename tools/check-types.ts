/** Type-checks every room with only the libraries it really has, so that model/ and streams/ run anywhere. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { runQuietly } from './bootstrap/quiet.mjs';

const rooms = ['contract', 'streams', 'model', 'main', 'renderer', 'tools', 'test'];
const root = path.dirname(import.meta.dirname);
const tsc = path.join(root, 'node_modules/typescript/bin/tsc');

/** What tsc remembers of the last run lies beside the packages and goes with them. */
const memoryOf = (room: string): string =>
  path.join(root, 'node_modules/.cache/types', `${room}.tsbuildinfo`);

/** Null when the room has no type errors, else what tsc said. */
async function checkRoom(room: string): Promise<string | null> {
  if (!existsSync(path.join(root, room, 'tsconfig.json')))
    return `${room}/tsconfig.json is missing.\n`;
  const args = [tsc, '-p', room, '--incremental', '--tsBuildInfoFile', memoryOf(room)];
  const { code, output } = await runQuietly(process.execPath, args, { cwd: root });
  return code === 0 ? null : output;
}

const waiting = [...rooms];
const failed: string[] = [];

async function checkNext(): Promise<void> {
  for (let room = waiting.shift(); room !== undefined; room = waiting.shift()) {
    const errors = await checkRoom(room);
    if (errors === null) continue;
    process.stdout.write(errors);
    failed.push(room);
  }
}

await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, checkNext));
if (failed.length > 0) {
  console.error(`Type errors in: ${failed.join(', ')}`);
  process.exitCode = 1;
}
