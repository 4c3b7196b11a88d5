/** Smoothing in time and hysteresis, down to plain argmax. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSteadier } from '../../../model/post-processing/steadier.ts';

const tracks = [{ id: 'posture', classes: ['sit', 'stand', 'lie'] }];
const stepUs = 66_667;

function labelsOf(
  steadier: ReturnType<typeof createSteadier>,
  sequence: readonly (readonly number[])[],
  timestampsUs = sequence.map((_, i) => i * stepUs),
) {
  let state = steadier.start();
  return sequence.map((p, i) => {
    state = steadier.step(state, [p], timestampsUs[i]!);
    return steadier.labels(state)[0]!;
  });
}

describe('the steadier', () => {
  it('is plain argmax without smoothing and margin', () => {
    const steadier = createSteadier(tracks, { smoothingS: 0, switchMargin: 0 });
    const probability = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3));
    fc.assert(
      fc.property(fc.array(probability, { minLength: 1 }), (sequence) => {
        const labels = labelsOf(steadier, sequence);
        for (const [i, p] of sequence.entries()) {
          const best = p.indexOf(Math.max(...p));
          expect(labels[i]).toEqual({ label: tracks[0]!.classes[best], probability: p[best] });
        }
      }),
    );
  });

  it('takes the first step as it is', () => {
    const steadier = createSteadier(tracks, { smoothingS: 5, switchMargin: 0.5 });
    expect(labelsOf(steadier, [[0.2, 0.7, 0.1]])).toEqual([{ label: 'stand', probability: 0.7 }]);
  });

  it('has no label before the first step', () => {
    const steadier = createSteadier(tracks, { smoothingS: 1, switchMargin: 0 });
    expect(steadier.labels(steadier.start())).toEqual([]);
  });

  it('smooths by the time between steps, not by their number', () => {
    const steadier = createSteadier(tracks, { smoothingS: 0.5, switchMargin: 0 });
    const [, second] = labelsOf(
      steadier,
      [
        [1, 0, 0],
        [0, 0, 1],
      ],
      [1_000_000, 1_250_000],
    );
    expect(second!.label).toBe('sit');
    expect(second!.probability).toBeCloseTo(Math.exp(-0.5), 12);
    const [, late] = labelsOf(
      steadier,
      [
        [1, 0, 0],
        [0, 0, 1],
      ],
      [1_000_000, 9_000_000],
    );
    expect(late!.label).toBe('lie');
  });

  it('lets the incumbent stay until a challenger leads by the margin', () => {
    const steadier = createSteadier(tracks, { smoothingS: 0, switchMargin: 0.25 });
    const labels = labelsOf(steadier, [
      [0.5, 0.5, 0],
      [0.375, 0.5, 0.125],
      [0.25, 0.5, 0.25],
      [0.375, 0.5, 0.125],
    ]);
    expect(labels.map(({ label }) => label)).toEqual(['sit', 'sit', 'stand', 'stand']);
    expect(labels[1]!.probability).toBe(0.375);
  });

  it('keeps the tracks apart', () => {
    const steadier = createSteadier([...tracks, { id: 'place', classes: ['in', 'out'] }], {
      smoothingS: 0,
      switchMargin: 0,
    });
    const state = steadier.step(
      steadier.start(),
      [
        [0, 0, 1],
        [0.75, 0.25],
      ],
      0,
    );
    expect(steadier.labels(state)).toEqual([
      { label: 'lie', probability: 1 },
      { label: 'in', probability: 0.75 },
    ]);
  });
});
