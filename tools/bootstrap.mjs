/** The way in from a bare machine: sets up what is missing, then runs `start`, `test` or `longtake` on the project's own Node. */
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { compiledFolder } from './bootstrap/compiled-folder.mjs';
import { ensurePackages, projectNode } from './bootstrap/packages.mjs';
import { userDirectory } from './bootstrap/user-directory.mjs';
import { runToEnd } from './bootstrap/run.mjs';
import { say } from './bootstrap/say.mjs';

const oldestNode = 20;
const modes = ['start', 'test', 'longtake'];
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** @returns {Promise<number>} the exit code of the whole */
async function bootstrap() {
  const [mode = '', ...args] = process.argv.slice(2);
  if (!modes.includes(mode)) {
    say(`use: node tools/bootstrap.mjs ${modes.join('|')} [ARGS...]`);
    return 2;
  }
  if (Number.parseInt(process.versions.node, 10) < oldestNode) {
    say(`Node ${process.versions.node} is too old: install Node ${oldestNode} or newer.`);
    return 1;
  }
  if (!(await ensurePackages(root))) return 1;
  process.env['NODE_COMPILE_CACHE'] ??= compiledFolder(root);
  const node = projectNode(root);
  const script = (/** @type {string} */ name) => path.join(root, ...name.split('/'));
  const prepared = await runToEnd(node, [script('tools/setup.ts'), mode, ...args], { cwd: root });
  if (prepared !== 0) return prepared;
  return mode === 'test'
    ? runToEnd(node, [script('tools/run-tests.ts'), ...args], { cwd: root })
    : runToEnd(node, [script('main/cli.ts'), ...args], { cwd: userDirectory(root) });
}

process.exitCode = await bootstrap();
