/** The text of a label file: UTF-8, or UTF-16 where a byte order mark says so. */
import { Fault } from '../../../../contract/fault.ts';

const marks = [
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

/** @throws Fault 'bad-input' for what is no text. */
export function decodeText(bytes: Uint8Array, name: string): string {
  const mark = marks.find((m) => m.bytes.every((byte, i) => bytes[i] === byte));
  const encoding = mark?.encoding ?? 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes('\u0000')) return text;
  } catch (cause) {
    throw notText(name, bytes, cause);
  }
  throw notText(name, bytes);
}

function notText(name: string, bytes: Uint8Array, cause?: unknown): Fault {
  const line = lineOfFirstBad(bytes);
  return new Fault(
    'bad-input',
    `"${name}", line ${line}: this is not text in UTF-8, so no labels can be read from it: save it as UTF-8.`,
    cause,
  );
}

/** Line of the first byte that cannot be UTF-8, or is a zero. */
function lineOfFirstBad(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (let i = 0; i <= bytes.length; i++) {
    if (i < bytes.length && bytes[i] !== 0x0a) continue;
    const piece = bytes.subarray(start, i);
    if (piece.includes(0) || !isUtf8(piece)) return line;
    start = i + 1;
    line++;
  }
  return 1;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
