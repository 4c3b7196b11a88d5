/** Tells a whole TFLite model from a file that only looks like one, and what pictures it asks for, without running it. */
import type { PictureSize } from '../../../contract/extractor.ts';

const HEADER_BYTES = 8;
/** Of a picture; larger ones are no extractor's wish but a damaged file's. */
const LARGEST_SIDE = 4096;
/** Field ids in the public TFLite schema, by table. */
const MODEL_SUBGRAPHS = 2;
const MODEL_BUFFERS = 4;
const SUBGRAPH_TENSORS = 0;
const SUBGRAPH_INPUTS = 1;
const TENSOR_SHAPE = 0;
const BUFFER_DATA = 0;
const BUFFER_OFFSET = 1;

/** What is wrong with the bytes, as the end of a sentence ("is empty"), or null for a whole model. */
export function tfliteProblem(bytes: Uint8Array): string | null {
  if (bytes.byteLength === 0) return 'is empty';
  const isFlatbuffer =
    bytes.byteLength >= HEADER_BYTES && String.fromCharCode(...bytes.subarray(4, 8)) === 'TFL3';
  if (!isFlatbuffer) return 'is not a TFLite model';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    for (const table of buffersOf(view)) checkBuffer(view, table);
    return null;
  } catch (error) {
    if (error instanceof RangeError) return 'is cut short or damaged';
    throw error;
  }
}

/**
 * The pictures that the model's first input asks for.
 * @returns null where it is no batch of pictures [1, height, width, 3], or the file does not say.
 */
export function pictureSizeAsked(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const [graph] = tablesOf(view, view.getUint32(0, true), MODEL_SUBGRAPHS);
    if (graph === undefined) return null;
    const [input] = numbersOf(view, graph, SUBGRAPH_INPUTS);
    const tensor = tablesOf(view, graph, SUBGRAPH_TENSORS)[input ?? -1];
    if (tensor === undefined) return null;
    const [batch, height, width, channels] = numbersOf(view, tensor, TENSOR_SHAPE);
    const size = { width: width ?? 0, height: height ?? 0 };
    return batch === 1 && channels === 3 && isSensible(size) ? size : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function isSensible({ width, height }: PictureSize): boolean {
  return [width, height].every((side) => side > 0 && side <= LARGEST_SIDE);
}

/** Positions of the model's Buffer tables, which hold the weights. Reads past the end throw RangeError. */
function buffersOf(view: DataView): readonly number[] {
  const model = view.getUint32(0, true);
  if (fieldAt(view, model, MODEL_BUFFERS) === null) throw new RangeError('no weights');
  return tablesOf(view, model, MODEL_BUFFERS);
}

/** Positions of the tables in a table's vector of tables; empty where the field is absent. */
function tablesOf(view: DataView, table: number, field: number): readonly number[] {
  return entriesOf(view, table, field).map((entry) => entry + view.getUint32(entry, true));
}

/** The signed 32-bit numbers in a table's vector of numbers; empty where the field is absent. */
function numbersOf(view: DataView, table: number, field: number): readonly number[] {
  return entriesOf(view, table, field).map((entry) => view.getInt32(entry, true));
}

/** Positions of the four-byte entries of a table's vector. */
function entriesOf(view: DataView, table: number, field: number): readonly number[] {
  const at = fieldAt(view, table, field);
  if (at === null) return [];
  const vector = at + view.getUint32(at, true);
  const count = view.getUint32(vector, true);
  if (count > view.byteLength / 4) throw new RangeError('more entries than bytes');
  return Array.from({ length: count }, (_, i) => vector + 4 + 4 * i);
}

function checkBuffer(view: DataView, table: number): void {
  if (fieldAt(view, table, BUFFER_OFFSET) !== null) return;
  const field = fieldAt(view, table, BUFFER_DATA);
  if (field === null) return;
  const vector = field + view.getUint32(field, true);
  const end = vector + 4 + view.getUint32(vector, true);
  if (end > view.byteLength) throw new RangeError('weights past the end');
}

/** Where a table's field lies, or null when it is absent (the flatbuffer's vtable says so). */
function fieldAt(view: DataView, table: number, field: number): number | null {
  const vtable = table - view.getInt32(table, true);
  const size = view.getUint16(vtable, true);
  const slot = 4 + 2 * field;
  const offset = slot + 2 <= size ? view.getUint16(vtable + slot, true) : 0;
  return offset === 0 ? null : table + offset;
}
