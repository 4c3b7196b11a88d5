/** Runs a program as if it stood in our place: same terminal, same signals, same exit code. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @type {readonly NodeJS.Signals[]} */
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * A terminal sends Ctrl-C to the whole process group, so it is passed on only where there is none:
 * the program sees each one once.
 * @param {NodeJS.Signals} signal
 */
function reachesChildByItself(signal) {
  return signal === 'SIGINT' && process.stdin.isTTY;
}

/**
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, shell?: boolean }} options
 * @returns {Promise<number>} its exit code; 128 + n when signal n ended it; 127 when it did not start
 */
export function runToEnd(file, args, options) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { ...options, stdio: 'inherit' });
    /** @param {NodeJS.Signals} signal */
    const passOn = (signal) => {
      if (!reachesChildByItself(signal)) child.kill(signal);
    };
    for (const signal of forwarded) process.on(signal, passOn);
    /** @param {number} code */
    const end = (code) => {
      for (const signal of forwarded) process.off(signal, passOn);
      resolve(code);
    };
    child.on('error', (error) => {
      process.stderr.write(`${file} did not start: ${error.message}\n`);
      end(127);
    });
    child.on('exit', (code, signal) => {
      end(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
