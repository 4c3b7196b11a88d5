/** A command's answer: with --json one document on standard output and nothing else there, otherwise text. */

/** Waits for standard output to take everything, so that a pipe gets the whole document. */
export function answer(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text.endsWith('\n') ? text : `${text}\n`, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

export function answerJson(document: unknown): Promise<void> {
  return answer(JSON.stringify(document, null, 2));
}

/** A remark that belongs to no document: standard error. */
export function remark(text: string): void {
  process.stderr.write(`${text}\n`);
}
