/** Reads the text a language model learns from: UTF-8, line ends as one character, without the file's last line end. */
import { readFile, stat } from 'node:fs/promises';
import { Fault } from '../../../contract/fault.ts';
import { decodeUtf8 } from '../../../model/checkpoint/utf8.ts';

/** A pass over as much takes an hour and more; four numbers a character are kept while it is sent over. */
const MAX_BYTES = 32 * 1024 * 1024;

/** @throws Fault 'not-found' or 'bad-input', one sentence. */
export async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path);
  const text = decode(bytes, path).replaceAll('\r\n', '\n').replace(/\n$/, '');
  const [, second] = Array.from(text.slice(0, 4));
  if (second !== undefined) return text;
  const holds = text === '' ? 'is empty' : 'holds a single character';
  throw new Fault(
    'bad-input',
    `The text "${path}" ${holds}; name one with at least two characters, so that there is something to continue.`,
  );
}

async function readBytes(path: string): Promise<Uint8Array> {
  const status = await stat(path).catch((cause: unknown) => {
    throw missing(path, cause);
  });
  if (!status.isFile()) {
    throw new Fault('bad-input', `The text "${path}" is not a file; name one text file.`);
  }
  if (status.size > MAX_BYTES) {
    const size = Math.ceil(status.size / 1024 / 1024);
    throw new Fault(
      'bad-input',
      `The text "${path}" has ${String(size)} MB, more than the 32 MB that can be learnt from; cut it shorter.`,
    );
  }
  return readFile(path).catch((cause: unknown) => {
    throw missing(path, cause);
  });
}

function missing(path: string, cause: unknown): Fault {
  return new Fault(
    'not-found',
    `The text "${path}" is not there or may not be read; check the path.`,
    cause,
  );
}

function decode(bytes: Uint8Array, path: string): string {
  const refusal = `The text "${path}" is not plain text in UTF-8; save it as UTF-8, or name another file.`;
  // Text holds no NUL; UTF-16 and most binary files do.
  if (bytes.includes(0)) throw new Fault('bad-input', refusal);
  try {
    return decodeUtf8(bytes);
  } catch (cause) {
    throw new Fault('bad-input', refusal, cause);
  }
}
