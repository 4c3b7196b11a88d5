/** Where Node keeps what it made of our TypeScript, so that the next process starts in less than half the time; goes with the packages. */
import path from 'node:path';

/**
 * @param {string} root
 * @returns {string} for NODE_COMPILE_CACHE; Node names what it keeps by content, and does without where it cannot write
 */
export function compiledFolder(root) {
  return path.join(root, 'node_modules', '.cache', 'compiled');
}
