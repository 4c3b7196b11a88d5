/** Tells a whole TFLite model from a file that only looks like one, without running it. */

const HEADER_BYTES = 8;
/** Field ids in the public TFLite schema: Model.buffers, Buffer.data, Buffer.offset. */
const MODEL_BUFFERS = 4;
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

/** Positions of the model's Buffer tables, which hold the weights. Reads past the end throw RangeError. */
function buffersOf(view: DataView): readonly number[] {
  const model = view.getUint32(0, true);
  const field = fieldAt(view, model, MODEL_BUFFERS);
  if (field === null) throw new RangeError('no weights');
  const vector = field + view.getUint32(field, true);
  const count = view.getUint32(vector, true);
  if (count > view.byteLength / 4) throw new RangeError('more buffers than bytes');
  return Array.from({ length: count }, (_, i) => {
    const entry = vector + 4 + 4 * i;
    return entry + view.getUint32(entry, true);
  });
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
