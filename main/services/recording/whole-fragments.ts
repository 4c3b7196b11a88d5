/** Finds how much of a fragmented MP4 is whole, so that one cut off anywhere can be ended there. */
import { open, type FileHandle } from 'node:fs/promises';

/** ISO/IEC 14496-12: every top-level box begins with its length and its name. */
const HEADER_BYTES = 8;
const LONG_HEADER_BYTES = 16;

export interface WholePart {
  /** Up to the end of the last fragment with all its frames, and the index after it where that is whole. */
  readonly bytes: number;
  /** Pairs of `moof` and `mdat`. */
  readonly fragments: number;
}

export async function wholePart(path: string): Promise<WholePart> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return await walk(file, size);
  } finally {
    await file.close();
  }
}

async function walk(file: FileHandle, size: number): Promise<WholePart> {
  let whole: WholePart = { bytes: 0, fragments: 0 };
  let before = '';
  let hasHeader = false;
  for (let at = 0; ;) {
    const box = await readBox(file, at);
    if (box === null || at + box.bytes > size) return whole;
    at += box.bytes;
    hasHeader ||= box.name === 'moov';
    if (box.name === 'mdat' && before === 'moof' && hasHeader)
      whole = { bytes: at, fragments: whole.fragments + 1 };
    else if (box.name === 'mfra' && whole.fragments > 0) whole = { ...whole, bytes: at };
    before = box.name;
  }
}

/** Null where no box begins. */
async function readBox(
  file: FileHandle,
  at: number,
): Promise<{ readonly name: string; readonly bytes: number } | null> {
  const header = Buffer.alloc(LONG_HEADER_BYTES);
  const { bytesRead } = await file.read(header, 0, LONG_HEADER_BYTES, at);
  if (bytesRead < HEADER_BYTES) return null;
  const name = header.toString('latin1', 4, 8);
  const short = header.readUInt32BE(0);
  if (short >= HEADER_BYTES) return { name, bytes: short };
  if (short !== 1 || bytesRead < LONG_HEADER_BYTES) return null;
  return { name, bytes: Number(header.readBigUInt64BE(8)) };
}
