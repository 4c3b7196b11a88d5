/** Whatever a browser lacks is named, one sentence each, and a browser that has it all passes. */
import { describe, expect, it } from 'vitest';
import { missingFeatures, type FeatureScope } from '../../../renderer/watching/needed-features.ts';

const names = [
  'MediaStreamTrackProcessor',
  'MediaStreamTrackGenerator',
  'VideoDecoder',
  'VideoFrame',
  'OffscreenCanvas',
  'WebAssembly',
];
const complete: FeatureScope = {
  globals: Object.fromEntries(names.map((name) => [name, {}])),
  mediaDevices: {},
  // Node's own: the planted module is put to a real validator.
  validatesWasm: (bytes) => WebAssembly.validate(bytes),
  asksForModules: () => true,
};

describe('needed features', () => {
  it('are all there where they are', () => {
    expect(missingFeatures(complete)).toEqual([]);
  });

  it.each(names)('names %s', (name) => {
    const globals = { ...complete.globals, [name]: undefined };
    const sentences = missingFeatures({ ...complete, globals });
    expect(sentences).toEqual([expect.stringMatching(new RegExp(`^It has no ${name}, .*\\.$`))]);
  });

  it.each<[string, Partial<FeatureScope>]>([
    ['SIMD', { validatesWasm: () => false }],
    ['module workers', { asksForModules: () => false }],
    ['cameras', { mediaDevices: undefined }],
  ])('names %s', (what, lack) => {
    const sentences = missingFeatures({ ...complete, ...lack });
    expect(sentences).toEqual([expect.stringContaining(what)]);
  });
});
