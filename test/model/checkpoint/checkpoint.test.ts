/** Model files: written, read back, and refused in one sentence when anything is off. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../contract/fault.ts';
import {
  encodeCheckpoint,
  parseCheckpoint,
  type Checkpoint,
} from '../../../model/checkpoint/checkpoint.ts';
import { randomCheckpoint, smallShape } from '../helpers/random-checkpoint.ts';

const checkpoint = randomCheckpoint(smallShape);
const bytes = encodeCheckpoint(checkpoint);

type Header = Record<string, { dtype: string; shape: number[]; data_offsets: [number, number] }>;

function headerOf(file: Uint8Array): { header: Header; numbers: Uint8Array } {
  const length = Number(new DataView(file.buffer).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length))) as Header;
  return { header, numbers: file.subarray(8 + length) };
}

function withHeader(change: (header: Header) => void): Uint8Array {
  const { header, numbers } = headerOf(bytes);
  change(header);
  const json = new TextEncoder().encode(JSON.stringify(header));
  const file = new Uint8Array(8 + json.length + numbers.length);
  new DataView(file.buffer).setBigUint64(0, BigInt(json.length), true);
  file.set(json, 8);
  file.set(numbers, 8 + json.length);
  return file;
}

function withManifest(change: Record<string, unknown>): Uint8Array {
  return withHeader((header) => {
    const metadata = header['__metadata__'] as unknown as Record<string, string>;
    const manifest = JSON.parse(metadata['longtake']!) as object;
    metadata['longtake'] = JSON.stringify({ ...manifest, ...change });
  });
}

function withNumber(value: number): Uint8Array {
  const file = bytes.slice();
  new DataView(file.buffer).setFloat32(file.length - 4, value, true);
  return file;
}

const malformed: [string, Uint8Array, RegExp][] = [
  ['nothing at all', new Uint8Array(0), /ends within its first eight bytes/],
  ['a few bytes', bytes.subarray(0, 5), /ends within its first eight bytes/],
  ['cut in the header', bytes.slice(0, 100), /header is longer than the file/],
  ['cut in the numbers', bytes.slice(0, -4), /beyond the end of the file/],
  ['four bytes too many', Uint8Array.of(...bytes, 0, 0, 0, 0), /belong to no tensor/],
  ['a header that is not JSON', bytes.map((b, i) => (i === 8 ? 0x21 : b)), /header is not JSON/],
  ['not UTF-8', bytes.map((b, i) => (i === 9 ? 0xff : b)), /header is not JSON/],
  ['another program', withHeader((h) => delete h['__metadata__']), /weights of another program/],
  ['a missing tensor', withHeader((h) => delete h['layers.0.b']), /belong to none/],
  ['a half-precision tensor', withHeader((h) => (h['layers.0.b']!.dtype = 'F16')), /32-bit floats/],
  ['a shape its size belies', withHeader((h) => (h['layers.0.b']!.shape = [14])), /size belies/],
  ['a huge shape', withHeader((h) => (h['layers.0.b']!.shape = [2 ** 40, 2 ** 40])), /size belies/],
  ['a negative shape', withHeader((h) => (h['layers.0.b']!.shape = [-1])), /no valid shape/],
  [
    'overlapping tensors',
    withHeader((h) => (h['input.scale']!.data_offsets = h['input.mean']!.data_offsets)),
    /overlaps another/,
  ],
  [
    'a transposed tensor',
    withHeader((h) => h['layers.0.W_x']!.shape.reverse()),
    /is \[7,15\] where \[15,7\] is due/,
  ],
  [
    'a foreign tensor',
    withHeader((h) => (h['attention.W'] = { dtype: 'F32', shape: [0], data_offsets: [0, 0] })),
    /does not belong/,
  ],
  ['a manifest of other sizes', withManifest({ hiddenSize: 6 }), /is due/],
  ['more layers than weights', withManifest({ layers: 1e9 }), /fewer tensors than layers/],
  ['two layers promised, one there', withManifest({ layers: 2 }), /"layers.1.W_x" is missing/],
  [
    'a projection promised, none there',
    withManifest({ projection: 7 }),
    /"projection.W" is missing/,
  ],
  ['a projection of nothing', withManifest({ projection: 0 }), /description in model.safetensors/],
  ['another gate order', withManifest({ gateOrder: ['r', 'z', 'h'] }), /in the order r,z,h/],
  ['another update gate', withManifest({ updateGate: "h' = z*h" }), /another convention/],
  [
    'a manifest without a cell',
    withManifest({ cell: undefined }),
    /description in model.safetensors/,
  ],
  ['not a number', withNumber(NaN), /holds a number that is none/],
  ['infinity', withNumber(Infinity), /holds a number that is none/],
];

function faultOf(file: Uint8Array): unknown {
  try {
    parseCheckpoint(file, 'model.safetensors');
    return null;
  } catch (error) {
    return error;
  }
}

describe('a checkpoint', () => {
  it('comes back as it was written', () => {
    const back = parseCheckpoint(bytes, 'model.safetensors');
    expect(back.manifest).toEqual(checkpoint.manifest);
    expect(back.tensors).toEqual(checkpoint.tensors);
  });

  it('written before there was a projection is read as one without', () => {
    const back = parseCheckpoint(withManifest({ projection: undefined }), 'model.safetensors');
    expect(back.manifest).toEqual({ ...checkpoint.manifest, projection: null });
  });

  it('with a projection comes back with its tensors', () => {
    const projected = randomCheckpoint({ ...smallShape, projection: 6 });
    const back = parseCheckpoint(encodeCheckpoint(projected), 'model.safetensors');
    expect(back.manifest.projection).toBe(6);
    expect(back.tensors).toEqual(projected.tensors);
    expect(back.tensors.get('projection.W')!.shape).toEqual([6, 7]);
    expect(back.tensors.get('layers.0.W_x')!.shape).toEqual([15, 6]);
  });

  it('is read from the middle of a larger buffer', () => {
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    expect(parseCheckpoint(larger.subarray(3), 'it').tensors).toEqual(checkpoint.tensors);
  });

  it.each(malformed)('%s is one sentence', (_, file, sentence) => {
    const fault = faultOf(file);
    expect(fault).toBeInstanceOf(Fault);
    expect(fault).toMatchObject({ reason: 'checkpoint-corrupt' });
    const { message } = fault as Fault;
    expect(message).toMatch(sentence);
    expect(message).toContain('model.safetensors');
  });

  it('made by a newer version says so', () => {
    expect(faultOf(withManifest({ schemaVersion: 2 }))).toMatchObject({
      reason: 'checkpoint-corrupt',
      message:
        'model.safetensors was made by a newer version of Longtake; update Longtake to use it.',
    });
  });

  it('mutated at random is either read or a Fault, never anything else', () => {
    const mutation = fc.record({ at: fc.nat(bytes.length - 1), byte: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 20 }), fc.nat(40), (list, cut) => {
        const file = bytes.slice(0, bytes.length - (cut < 20 ? 0 : cut - 20));
        for (const { at, byte } of list) if (at < file.length) file[at] = byte;
        const fault = faultOf(file);
        if (fault !== null) expect(fault).toBeInstanceOf(Fault);
      }),
      { numRuns: 500 },
    );
  });

  it('is not written with tensors that its manifest does not promise', () => {
    const wrong: Checkpoint = { ...checkpoint, tensors: new Map() };
    expect(() => encodeCheckpoint(wrong)).toThrow(Fault);
  });
});
