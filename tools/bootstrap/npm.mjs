/** How npm is called from here. */
import path from 'node:path';

/**
 * By its own program file and Node when npm started us, else as found on the PATH (a .cmd on Windows,
 * which needs a shell).
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ file: string, args: string[], shell: boolean }}
 */
export function npmCommand(args, env = process.env) {
  const program = env['npm_execpath'];
  const node = env['npm_node_execpath'] ?? process.execPath;
  if (program !== undefined && path.basename(program) === 'npm-cli.js')
    return { file: node, args: [program, ...args], shell: false };
  return { file: 'npm', args: [...args], shell: process.platform === 'win32' };
}
