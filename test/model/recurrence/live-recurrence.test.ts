/** The live step equals the reference over long sequences. */
import { describe, expect, it } from 'vitest';
import type { NetworkShape } from '../../../model/network/network-shape.ts';
import { createLiveRecurrence } from '../../../model/recurrence/live-recurrence.ts';
import type { Recurrence, Steadier } from '../../../streams/recurrence.ts';
import { createSteadier } from '../../../model/post-processing/steadier.ts';
import { liveBesideReference } from '../helpers/live-beside-reference.ts';
import { loadKernel } from '../helpers/load-kernel.ts';
import { randomCheckpoint, smallShape } from '../helpers/random-checkpoint.ts';

const shapes: Record<string, NetworkShape> = {
  'the smallest': {
    ...smallShape,
    featureLength: 1,
    hiddenSize: 1,
    tracks: [{ id: 'a', classes: 1 }],
  },
  'odd sizes': smallShape,
  'three layers': { ...smallShape, layers: 3 },
  'reset after': { ...smallShape, cell: 'gru-reset-after', layers: 2 },
  'an LSTM': { ...smallShape, cell: 'lstm', layers: 2 },
  'a vanilla network': { ...smallShape, cell: 'rnn', layers: 2 },
  'the size of the product': { ...smallShape, featureLength: 1024, hiddenSize: 128 },
};

describe('the live recurrence', () => {
  it.each(Object.entries(shapes))('equals the reference over 500 steps: %s', async (_, shape) => {
    const checkpoint = randomCheckpoint(shape);
    const { live, reference, s, expected, worst } = await liveBesideReference(checkpoint, 500);
    expect(worst).toBeLessThan(1e-5);
    const probabilities = live.readOut(s);
    expect(probabilities.map(({ length }) => length)).toEqual(shape.tracks.map((t) => t.classes));
    for (const [track, p] of reference.readOut(expected).entries()) {
      for (const [k, pk] of p.entries()) expect(probabilities[track]![k]).toBeCloseTo(pk, 5);
    }
  });

  it('lets two streams step through one instance without touching each other', async () => {
    const checkpoint = randomCheckpoint(smallShape);
    const kernel = await loadKernel();
    const [shared, alone] = [kernel, await loadKernel()].map((k) =>
      createLiveRecurrence(checkpoint, k),
    ) as [ReturnType<typeof createLiveRecurrence>, ReturnType<typeof createLiveRecurrence>];
    const xs = [0.3, -1, 2].map((value) => new Float32Array(7).fill(value));
    let [one, other, undisturbed] = [shared.start(), shared.start(), alone.start()];
    for (const x of xs) {
      one = shared.step(one, x);
      other = shared.step(
        other,
        Float32Array.from(x, (value) => -value),
      );
      undisturbed = alone.step(undisturbed, x);
    }
    expect(one).toEqual(undisturbed);
    expect(other).not.toEqual(one);
  });

  it('fits the interfaces that the streams fold', async () => {
    const checkpoint = randomCheckpoint(smallShape);
    const recurrence = createLiveRecurrence(checkpoint, await loadKernel());
    const steadier = createSteadier(checkpoint.manifest.tracks, { smoothingS: 0, switchMargin: 0 });
    const asStreamsSeeIt: Recurrence<ReturnType<typeof recurrence.start>> = recurrence;
    const asStreamsSteady: Steadier<ReturnType<typeof steadier.start>> = steadier;
    const s = asStreamsSeeIt.step(asStreamsSeeIt.start(), new Float32Array(7));
    const steady = asStreamsSteady.step(asStreamsSteady.start(), asStreamsSeeIt.readOut(s), 0);
    expect(asStreamsSteady.labels(steady)).toHaveLength(2);
  });
});
