/** Tells a video file that was cut off from a whole one, by the lengths it states itself; a decoder would just end early. */

/** ISO/IEC 14496-12: every top-level box begins with its length and its name. */
const BOX_HEADER_BYTES = 8;
/** RFC 8794 and RFC 9559: the document header, then one Segment that holds all the rest. */
const EBML_ID = 0x1a45dfa3;
const SEGMENT_ID = 0x18538067;
const EBML_HEADER_BYTES = 12;

/** A file whose bytes can be read anywhere, on either side of the border. */
export interface ReadableBytes {
  readonly size: number;
  /** Fewer bytes than asked for where the file ends. */
  readonly read: (at: number, length: number) => Promise<DataView>;
}

/** False for files of other kinds: whether they can be decoded is the decoder's to say. */
export async function isVideoCutShort(file: ReadableBytes): Promise<boolean> {
  const { size } = file;
  const head = await file.read(0, EBML_HEADER_BYTES);
  if (head.byteLength < EBML_HEADER_BYTES) return false;
  if (head.getUint32(0) === EBML_ID) return isMatroskaCut(file, size);
  return nameOf(head) === 'ftyp' && (await isMp4Cut(file, size));
}

/** Cut within a box, or before the index (`moov`) that a whole file has somewhere. */
async function isMp4Cut(file: ReadableBytes, size: number): Promise<boolean> {
  let at = 0;
  let hasIndex = false;
  while (at + BOX_HEADER_BYTES <= size) {
    const box = await file.read(at, 2 * BOX_HEADER_BYTES);
    hasIndex ||= nameOf(box) === 'moov';
    const length = boxLength(box, size - at);
    if (length === null) return false; // damaged rather than cut
    at += length;
  }
  return at > size || !hasIndex;
}

/** Null for what is no box. */
function boxLength(box: DataView, left: number): number | null {
  const length = box.getUint32(0);
  if (length === 0) return left; // "to the end of the file"
  if (length >= BOX_HEADER_BYTES) return length;
  if (length !== 1 || box.byteLength < 2 * BOX_HEADER_BYTES) return null;
  return Number(box.getBigUint64(BOX_HEADER_BYTES));
}

/** A recording written as a stream states no length, and ends wherever it ends. */
async function isMatroskaCut(file: ReadableBytes, size: number): Promise<boolean> {
  const header = vint(await file.read(4, 8));
  if (header?.value == null) return false;
  const at = 4 + header.bytes + header.value;
  const segment = await file.read(at, 4);
  if (segment.byteLength < 4) return true;
  if (segment.getUint32(0) !== SEGMENT_ID) return false;
  const length = vint(await file.read(at + 4, 8));
  if (length === null) return true;
  return length.value !== null && at + 4 + length.bytes + length.value > size;
}

/** A length of one to eight bytes, whose leading zeros tell how many; all ones mean unknown (value null). */
function vint(view: DataView): { readonly bytes: number; readonly value: number | null } | null {
  const first = view.byteLength === 0 ? 0 : view.getUint8(0);
  const bytes = Math.clz32(first) - 23;
  if (first === 0 || bytes > view.byteLength) return null;
  let value = first & (0xff >> bytes);
  let isUnknown = value === 0xff >> bytes;
  for (let i = 1; i < bytes; i++) {
    value = value * 256 + view.getUint8(i);
    isUnknown &&= view.getUint8(i) === 0xff;
  }
  return { bytes, value: isUnknown ? null : value };
}

function nameOf(box: DataView): string {
  return String.fromCharCode(...[4, 5, 6, 7].map((i) => box.getUint8(i)));
}
