/** The loss of one track and its gradient, with masks, weights and smoothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancedClassWeights } from '../../../model/training/class-weights.ts';
import { maskedCrossEntropy, type LossOptions } from '../../../model/training/cross-entropy.ts';

const plain: LossOptions = { classWeights: null, labelSmoothing: 0 };
const C = 3;

const anyBatch = fc
  .array(
    fc.record({
      logits: fc.array(fc.integer({ min: -64, max: 64 }), { minLength: C, maxLength: C }),
      target: fc.integer({ min: -1, max: C - 1 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((rows) => ({
    // Sixteenths, so that 32-bit logits hold them exactly.
    logits: Float32Array.from(rows.flatMap(({ logits }) => logits.map((s) => s / 16))),
    targets: Int32Array.from(rows, ({ target }) => target),
  }));

const anyOptions: fc.Arbitrary<LossOptions> = fc.record({
  classWeights: fc.constantFrom(null, Float32Array.of(1, 2, 0.5)),
  labelSmoothing: fc.constantFrom(0, 0.1),
});

describe('the masked cross-entropy', () => {
  it('is ln C for a read-out that knows nothing', () => {
    const { loss, labelled } = maskedCrossEntropy(new Float32Array(6), Int32Array.of(0, 2), plain);
    expect(loss).toBeCloseTo(Math.log(3), 12);
    expect(labelled).toBe(2);
  });

  it('has the gradient that central differences show', () => {
    fc.assert(
      fc.property(anyBatch, anyOptions, ({ logits, targets }, options) => {
        const { dLogits } = maskedCrossEntropy(logits, targets, options);
        for (let i = 0; i < logits.length; i++) {
          const nudged = (by: number) =>
            maskedCrossEntropy(
              logits.map((s, j) => (j === i ? s + by : s)),
              targets,
              options,
            ).loss;
          const numeric = (nudged(2 ** -9) - nudged(-(2 ** -9))) / 2 ** -8;
          expect(dLogits[i]).toBeCloseTo(numeric, 4);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('takes nothing from unlabelled steps, and nothing at all where none is labelled', () => {
    const logits = Float32Array.of(5, 0, 0, 0, 9, 0);
    const half = maskedCrossEntropy(logits, Int32Array.of(0, -1), plain);
    const alone = maskedCrossEntropy(logits.slice(0, 3), Int32Array.of(0), plain);
    expect(half).toMatchObject({ loss: alone.loss, labelled: 1, correct: 1 });
    expect([...half.dLogits.slice(3)]).toEqual([0, 0, 0]);
    const none = maskedCrossEntropy(logits, Int32Array.of(-1, -1), plain);
    expect(none).toMatchObject({ loss: 0, labelled: 0, correct: 0 });
    expect(none.dLogits.every((d) => d === 0)).toBe(true);
  });

  it('weighs each step by its class, and stays a mean', () => {
    const logits = Float32Array.of(1, 0, 0, 1, 0, 0);
    const options = { ...plain, classWeights: Float32Array.of(3, 1, 1) };
    const { loss } = maskedCrossEntropy(logits, Int32Array.of(0, 1), options);
    const logSum = Math.log(Math.E + 2);
    expect(loss).toBeCloseTo((3 * (logSum - 1) + logSum) / 4, 7);
  });

  it('survives logits of any size', () => {
    const { loss, dLogits } = maskedCrossEntropy(
      Float32Array.of(1e30, -1e30, 0),
      Int32Array.of(0),
      plain,
    );
    expect(loss).toBe(0);
    expect([...dLogits]).toEqual([0, 0, 0]);
  });
});

describe('balanced class weights', () => {
  it('make every class that occurs count alike', () => {
    const clip = {
      id: 'a',
      features: new Float32Array(),
      targets: [Int32Array.of(0, 0, 0, 1, -1)],
    };
    const weights = balancedClassWeights([clip], 0, 3);
    expect([...weights]).toEqual([Math.fround(2 / 3), 2, 0]);
  });
});
