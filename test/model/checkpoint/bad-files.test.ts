/** Whatever lies on a disk in the place of a model: cut anywhere, laid out otherwise, or claiming what it has not. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CellSchema } from '../../../contract/checkpoint.ts';
import { Fault } from '../../../contract/fault.ts';
import { encodeCheckpoint, parseCheckpoint } from '../../../model/checkpoint/checkpoint.ts';
import { encodeSafetensors, parseSafetensors } from '../../../model/checkpoint/safetensors.ts';
import { randomCheckpoint, smallShape } from '../helpers/random-checkpoint.ts';

const checkpoint = randomCheckpoint({ ...smallShape, layers: 2 });
const bytes = encodeCheckpoint(checkpoint);
const headerLength = Number(new DataView(bytes.buffer).getBigUint64(0, true));

function messageOf(file: Uint8Array): string {
  try {
    parseCheckpoint(file, 'model.safetensors');
  } catch (error) {
    expect(error).toBeInstanceOf(Fault);
    expect(error).toMatchObject({ reason: 'checkpoint-corrupt' });
    return (error as Fault).message;
  }
  return 'accepted';
}

/** A safetensors file of any header over a few bytes of numbers. */
function fileOf(header: unknown, numbers = new Uint8Array(), claimed?: bigint): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const file = new Uint8Array(8 + json.length + numbers.length);
  new DataView(file.buffer).setBigUint64(0, claimed ?? BigInt(json.length), true);
  file.set(json, 8);
  file.set(numbers, 8 + json.length);
  return file;
}

const metadataOf = (changes: object) => ({
  longtake: JSON.stringify({ ...checkpoint.manifest, ...changes }),
});

describe('a model file', () => {
  it('cut at any byte is one sentence', () => {
    const regions = [
      fc.nat(7), // the header's length
      fc.integer({ min: 8, max: 8 + headerLength - 1 }),
      fc.integer({ min: 8 + headerLength, max: bytes.length - 1 }), // the numbers
    ];
    for (const region of regions) {
      fc.assert(
        fc.property(region, (length) => {
          expect(messageOf(bytes.subarray(0, length))).toMatch(
            /^model\.safetensors is not a whole/,
          );
        }),
        { numRuns: 60 },
      );
    }
  });

  it('with its tensors in any order is the same model', () => {
    const names = [...checkpoint.tensors.keys()];
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (order) => {
        const tensors = new Map(order.map((name) => [name, checkpoint.tensors.get(name)!]));
        const { metadata } = parseSafetensors(bytes, 'it');
        const back = parseCheckpoint(encodeSafetensors({ metadata, tensors }), 'it');
        expect(new Map(names.map((name) => [name, back.tensors.get(name)]))).toEqual(
          checkpoint.tensors,
        );
      }),
      { numRuns: 20 },
    );
  });

  it('whose header counts its bytes in another order is one sentence', () => {
    const file = bytes.slice();
    file.subarray(0, 8).reverse();
    expect(messageOf(file)).toMatch(/header is longer than the file/);
  });

  it('of another program is told so', () => {
    const foreign = readFileSync(new URL('../../golden/foreign.safetensors', import.meta.url));
    expect(messageOf(foreign)).toMatch(/weights of another program/);
  });

  it('whose description promises another network is one sentence', () => {
    const { metadata, tensors } = parseSafetensors(bytes, 'it');
    const text = metadata.get('longtake')!;
    const sizes = fc.record({
      cell: fc.constantFrom(...CellSchema.options),
      featureLength: fc.integer({ min: 1, max: 9 }),
      hiddenSize: fc.integer({ min: 1, max: 9 }),
      layers: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(sizes, (changes) => {
        const manifest = { ...(JSON.parse(text) as typeof checkpoint.manifest), ...changes };
        const file = encodeSafetensors({
          metadata: new Map([['longtake', JSON.stringify(manifest)]]),
          tensors,
        });
        const { cell, featureLength, hiddenSize, layers } = checkpoint.manifest;
        const own = JSON.stringify({ cell, featureLength, hiddenSize, layers });
        expect(messageOf(file) === 'accepted').toBe(JSON.stringify(changes) === own);
      }),
    );
  });
});

describe('a file that claims more than it has', () => {
  const endless = Array.from({ length: 80 }, () => 2 ** 52);
  const entry = (shape: number[], end: number) => ({ dtype: 'F32', shape, data_offsets: [0, end] });
  const claims: [string, Uint8Array, RegExp][] = [
    ['a header of 2^64 - 1 bytes', fileOf({}, undefined, 2n ** 64n - 1n), /longer than the file/],
    ['a header of 2^53 bytes', fileOf({}, undefined, 2n ** 53n), /longer than the file/],
    ['a tensor of 4 PB', fileOf({ a: entry([2 ** 25, 2 ** 25], 2 ** 52) }), /beyond the end/],
    ['a shape without end', fileOf({ a: entry(endless, 0) }), /size belies/],
    ['nothing times infinity', fileOf({ a: entry([...endless, 0], 0) }), /belies/],
    [
      'a tensor that ends before it begins',
      fileOf({ a: { ...entry([1], 0), data_offsets: [4, 0] } }, new Uint8Array(4)),
      /belies/,
    ],
    ['places that are no whole numbers', fileOf({ a: entry([1], 0.5) }), /no valid place/],
    ['places beyond what a number can count', fileOf({ a: entry([1], 2 ** 60) }), /no valid place/],
    [
      'a state of a billion',
      fileOf({ __metadata__: metadataOf({ hiddenSize: 1e9 }) }),
      /fewer tensors/,
    ],
    [
      'layers without end',
      fileOf({ __metadata__: metadataOf({ layers: 2 ** 50 }) }),
      /fewer tensors/,
    ],
    [
      'a thousand names for nothing',
      fileOf(Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [i, entry([0], 0)]))),
      /another program/,
    ],
  ];

  it.each(claims)('%s, is one sentence', (_, file, sentence) => {
    expect(messageOf(file)).toMatch(sentence);
  });

  it('is not given the memory for it', () => {
    // A whole file of small size whose description claims a network of some 12 GB.
    const { tensors } = parseSafetensors(bytes, 'it');
    const huge = JSON.stringify({ ...checkpoint.manifest, hiddenSize: 30_000, layers: 2 });
    const whole = encodeSafetensors({ metadata: new Map([['longtake', huge]]), tensors });
    const before = process.memoryUsage().arrayBuffers;
    expect(messageOf(whole)).toMatch(/is due/);
    for (const [, file] of claims) messageOf(file);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 2 ** 20);
  });
});
