/** Where the user stood when they typed the command: relative paths in its arguments mean this folder. */
import path from 'node:path';

/**
 * npm runs scripts in the package's folder and leaves the user's own in INIT_CWD; that is believed only
 * when npm is running this very package, since a script of another package hands its INIT_CWD down too.
 * @param {string} root the package's folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 */
export function userDirectory(root, env = process.env) {
  const isOurNpmRun = env['npm_package_json'] === path.join(root, 'package.json');
  const typedIn = env['INIT_CWD'];
  return isOurNpmRun && typedIn ? typedIn : process.cwd();
}
