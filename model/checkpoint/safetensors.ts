/**
 * The safetensors container (github.com/huggingface/safetensors): 8 bytes header length, a JSON header, the numbers.
 * Only what Longtake writes is read: 32-bit floats, one behind the other, each byte belonging to one tensor.
 */
import { Fault } from '../../contract/fault.ts';
import { sizeOf, type NamedTensors, type Tensor } from '../tensor.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

export interface Safetensors {
  readonly metadata: ReadonlyMap<string, string>;
  readonly tensors: NamedTensors;
}

const LENGTH_BYTES = 8;
const FLOAT_BYTES = 4;
const METADATA = '__metadata__';

export function encodeSafetensors({ metadata, tensors }: Safetensors): Uint8Array<ArrayBuffer> {
  const header: Record<string, unknown> = { [METADATA]: Object.fromEntries(metadata) };
  let end = 0;
  for (const [name, { shape, data }] of tensors) {
    const start = end;
    end += data.length * FLOAT_BYTES;
    header[name] = { dtype: 'F32', shape, data_offsets: [start, end] };
  }
  const json = encodeUtf8(JSON.stringify(header));
  // Spaces fill the header up to a multiple of 8, so that a reader may map the numbers in place.
  const headerLength = Math.ceil(json.length / LENGTH_BYTES) * LENGTH_BYTES;
  const bytes = new Uint8Array(LENGTH_BYTES + headerLength + end);
  bytes.fill(0x20, LENGTH_BYTES, LENGTH_BYTES + headerLength);
  bytes.set(json, LENGTH_BYTES);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(headerLength), true);
  let at = LENGTH_BYTES + headerLength;
  for (const { data } of tensors.values()) {
    for (const value of data) {
      view.setFloat32(at, value, true);
      at += FLOAT_BYTES;
    }
  }
  return bytes;
}

/** @param what the file as the user knows it @throws Fault 'checkpoint-corrupt' for anything but a whole file */
export function parseSafetensors(bytes: Uint8Array, what: string): Safetensors {
  const { header, numbers } = splitFile(bytes, what);
  const entries = Object.entries(header).filter(([name]) => name !== METADATA);
  const spans = entries.map(([name, entry]) => parseSpan(name, entry, numbers.byteLength, what));
  refuseHolesAndOverlaps(spans, numbers.byteLength, what);
  return {
    metadata: parseMetadata(header[METADATA], what),
    tensors: new Map(spans.map((span) => [span.name, readTensor(span, numbers)])),
  };
}

export function corrupt(what: string, problem: string, cause?: unknown): Fault {
  const message = `${what} is not a whole model file: ${problem}. Copy or train it again.`;
  return new Fault('checkpoint-corrupt', message, cause);
}

interface Span {
  readonly name: string;
  readonly shape: readonly number[];
  /** Bytes from the start of the numbers; end exclusive. */
  readonly start: number;
  readonly end: number;
}

function splitFile(
  bytes: Uint8Array,
  what: string,
): { header: Record<string, unknown>; numbers: DataView } {
  if (bytes.length < LENGTH_BYTES) throw corrupt(what, 'it ends within its first eight bytes');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = view.getBigUint64(0, true);
  if (headerLength > BigInt(bytes.length - LENGTH_BYTES)) {
    throw corrupt(what, 'its header is longer than the file');
  }
  const start = LENGTH_BYTES + Number(headerLength);
  const numbers = new DataView(bytes.buffer, bytes.byteOffset + start, bytes.length - start);
  const header = parseJson(bytes.subarray(LENGTH_BYTES, start), what);
  if (!isRecord(header)) throw corrupt(what, 'its header is not a JSON object');
  return { header, numbers };
}

function parseJson(bytes: Uint8Array, what: string): unknown {
  try {
    return JSON.parse(decodeUtf8(bytes));
  } catch (cause) {
    throw corrupt(what, 'its header is not JSON', cause);
  }
}

function parseMetadata(metadata: unknown, what: string): ReadonlyMap<string, string> {
  if (metadata === undefined) return new Map();
  if (!isRecord(metadata)) throw corrupt(what, 'its metadata is not a JSON object');
  return new Map(
    Object.entries(metadata).map(([key, value]) => {
      if (typeof value !== 'string') throw corrupt(what, `its metadata "${key}" is not a text`);
      return [key, value];
    }),
  );
}

function parseSpan(name: string, entry: unknown, available: number, what: string): Span {
  const bad = (problem: string): Fault => corrupt(what, `tensor "${name}" ${problem}`);
  if (!isRecord(entry)) throw bad('has no description');
  const { dtype, shape, data_offsets: offsets } = entry;
  if (dtype !== 'F32') throw bad('is not made of 32-bit floats');
  if (!isCounts(shape)) throw bad('has no valid shape');
  if (!isCounts(offsets) || offsets.length !== 2) throw bad('has no valid place in the file');
  const [start = 0, end = 0] = offsets;
  if (end > available) throw bad('lies beyond the end of the file');
  if (end - start !== sizeOf(shape) * FLOAT_BYTES) throw bad('has a shape that its size belies');
  return { name, shape, start, end };
}

/** Every byte belongs to one tensor: what is left over or shared was not written by us. */
function refuseHolesAndOverlaps(spans: readonly Span[], available: number, what: string): void {
  const inOrder = [...spans].sort((one, other) => one.start - other.start || one.end - other.end);
  let covered = 0;
  for (const { name, start, end } of inOrder) {
    if (start < covered) throw corrupt(what, `tensor "${name}" overlaps another`);
    if (start > covered) throw corrupt(what, `bytes before tensor "${name}" belong to none`);
    covered = end;
  }
  if (covered !== available) throw corrupt(what, 'bytes at its end belong to no tensor');
}

function readTensor({ shape, start, end }: Span, numbers: DataView): Tensor {
  const length = (end - start) / FLOAT_BYTES;
  const data = new Float32Array(length);
  for (let i = 0; i < length; i++) data[i] = numbers.getFloat32(start + i * FLOAT_BYTES, true);
  return { shape, data };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0);
}
