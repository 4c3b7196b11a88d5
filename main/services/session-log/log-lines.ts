/** The lines of a file from a byte on, one at a time, so that a log of days is never in memory whole. */
import { createReadStream } from 'node:fs';

export interface FileLine {
  readonly text: string;
  /** Where the next line begins, in bytes. */
  readonly end: number;
  /** False for a last line without its line break: the file was cut, or is being written. */
  readonly isWhole: boolean;
}

const LINE_BREAK = 0x0a;

export async function* linesOf(path: string, start = 0): AsyncGenerator<FileLine> {
  let waiting: Buffer[] = [];
  let end = start;
  for await (const chunk of createReadStream(path, { start }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let to = chunk.indexOf(LINE_BREAK); to !== -1; to = chunk.indexOf(LINE_BREAK, from)) {
      const line = Buffer.concat([...waiting, chunk.subarray(from, to)]);
      waiting = [];
      from = to + 1;
      end += line.length + 1;
      yield { text: line.toString('utf8'), end, isWhole: true };
    }
    if (from < chunk.length) waiting.push(chunk.subarray(from));
  }
  const rest = Buffer.concat(waiting);
  if (rest.length > 0) {
    yield { text: rest.toString('utf8'), end: end + rest.length, isWhole: false };
  }
}
