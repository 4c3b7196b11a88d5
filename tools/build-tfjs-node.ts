/** `npm run build:tfjs-node`: brings the native training engine where its own download is blocked. */
import { say } from './bootstrap/say.mjs';
import { ensureTfjsNode } from './tfjs-node/ensure-tfjs-node.ts';
import { Obstacle } from './tfjs-node/workshop.ts';

try {
  say(`tfjs-node works: ${await ensureTfjsNode()}.`);
} catch (error) {
  if (!(error instanceof Obstacle)) throw error;
  say(`tfjs-node cannot be built. ${error.message}`);
  process.exitCode = 1;
}
