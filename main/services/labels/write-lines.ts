/** Writes lines to a stream, no faster than it takes them, leaving it open. */
import type { Writable } from 'node:stream';

const CHUNK_CHARACTERS = 1 << 16;

/** Each line gets its "\n". Rejects with the stream's error. */
export async function writeLines(
  lines: Iterable<string> | AsyncIterable<string>,
  to: Writable,
): Promise<void> {
  let chunk = '';
  for await (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    await writeChunk(chunk, to);
    chunk = '';
  }
  await writeChunk(chunk, to);
}

/** Resolves when the chunk was handed to the system. */
async function writeChunk(chunk: string, to: Writable): Promise<void> {
  if (chunk === '') return;
  await new Promise<void>((done, fail) => {
    to.write(chunk, (error) => {
      if (error) fail(error);
      else done();
    });
  });
}
