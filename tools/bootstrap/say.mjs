/** Set-up talk: one line each, on standard error, so that standard output stays the command's own. */

/** @param {string} line one sentence, without its line break */
export function say(line) {
  process.stderr.write(`Longtake set-up: ${line}\n`);
}
