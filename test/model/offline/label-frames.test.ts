/** The offline fold against the streams' own clip pipeline, frame for frame and bit for bit. */
import { firstValueFrom, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { labelFrames, startCarry, type TickModel } from '../../../model/offline/label-frames.ts';
import { createSteadier } from '../../../model/post-processing/steadier.ts';
import { createRandom } from '../../../model/random.ts';
import { clipPipeline } from '../../../streams/clip-pipeline.ts';
import type { SourceFrame } from '../../../streams/path-event.ts';

const D = 5;
const tracks = [
  { id: 'pose', classes: ['sit', 'stand', 'walk'] },
  { id: 'hand', classes: ['open', 'closed'] },
];

/** A leaky integrator that keeps its state in place, as the product's kernel does. */
function leakyModel(): TickModel<Float64Array> {
  const softmax = (values: readonly number[]): number[] => {
    const exps = values.map(Math.exp);
    const sum = exps.reduce((a, b) => a + b, 0);
    return exps.map((e) => e / sum);
  };
  return {
    tracks,
    maxGapUs: 400_000,
    recurrence: {
      featureLength: D,
      start: () => new Float64Array(D),
      step(state, x) {
        for (let i = 0; i < D; i++) state[i] = 0.8 * state[i]! + x[i]!;
        return state;
      },
      readOut: (h) => [softmax([h[0]!, h[1]!, h[2]!]), softmax([h[3]!, h[4]!])],
    },
    steadier: createSteadier(tracks, { smoothingS: 0.1, switchMargin: 0.1 }),
  };
}

/** Irregular frames with one long gap in the middle; ticks of any frames but the first two. */
function randomClip(seed: number, frames = 90) {
  const random = createRandom(seed);
  let us = 0;
  const timestampsUs = Float64Array.from({ length: frames }, (_, frame) => {
    us += frame === 50 ? 900_000 : 20_000 + random.integer(30_000);
    return us;
  });
  const ticks = [...timestampsUs.keys()].filter((f) => f > 1 && random.uniform() < 0.5);
  const features = Float32Array.from({ length: ticks.length * D }, () => random.normal());
  return { timestampsUs, ticks, features };
}

async function throughStreams(clip: ReturnType<typeof randomClip>) {
  const model = leakyModel();
  async function* source(): AsyncGenerator<SourceFrame<null>> {
    for (const [frame, timestampUs] of clip.timestampsUs.entries()) {
      yield await Promise.resolve({ frame, timestampUs, handle: null });
    }
  }
  const outputs$ = clipPipeline({
    ...model,
    trackIds: tracks.map(({ id }) => id),
    frames: source(),
    ticks: { frames: clip.ticks },
    embed: ({ frame }) => {
      const row = clip.ticks.indexOf(frame);
      return [clip.features.slice(row * D, (row + 1) * D)];
    },
    close: () => undefined,
  });
  return firstValueFrom(outputs$.pipe(toArray()));
}

describe('labelFrames', () => {
  it.each([1, 2, 3])('equals the clip pipeline, clip %i', async (seed) => {
    const clip = randomClip(seed);
    const outputs = await throughStreams(clip);
    const { frames } = labelFrames(leakyModel(), clip);
    expect(outputs).toHaveLength(clip.timestampsUs.length);
    expect(outputs.filter(({ reset }) => reset === 'gap')).toHaveLength(1);
    const ours = outputs.map(({ frame }) => {
      const row = frames.rowOfFrame[frame]!;
      return frames.tracks.map(({ predicted, rows, steadyProbability }, t) => {
        const { id, classes } = tracks[t]!;
        return {
          track: id,
          label: classes[predicted[frame]!] ?? null,
          probability: row < 0 ? 0 : steadyProbability[row],
          probabilities:
            row < 0 ? [] : [...rows.subarray(row * classes.length, (row + 1) * classes.length)],
        };
      });
    });
    expect(ours).toEqual(outputs.map((output) => output.tracks));
    expect(ours.map((labels) => labels[0]!.label)).toContain(null);
    expect(new Set(ours.map((labels) => labels[0]!.label)).size).toBeGreaterThan(2);
  });

  it('two halves with the state carried equal the whole', () => {
    const clip = randomClip(4, 40);
    const whole = labelFrames(leakyModel(), clip).frames;
    const cut = 20;
    const rows = clip.ticks.filter((f) => f < cut).length;
    const model = leakyModel();
    const first = labelFrames(
      model,
      {
        timestampsUs: clip.timestampsUs.slice(0, cut),
        ticks: clip.ticks.slice(0, rows),
        features: clip.features.slice(0, rows * D),
      },
      startCarry(model),
    );
    const second = labelFrames(
      model,
      {
        timestampsUs: clip.timestampsUs.slice(cut),
        ticks: clip.ticks.slice(rows).map((f) => f - cut),
        features: clip.features.slice(rows * D),
      },
      first.carried,
    );
    const ofSecond = second.frames.tracks[0]!;
    expect([...first.frames.tracks[0]!.rows, ...ofSecond.rows]).toEqual([...whole.tracks[0]!.rows]);
    expect([...ofSecond.steadyProbability]).toEqual([
      ...whole.tracks[0]!.steadyProbability.slice(rows),
    ]);
  });

  it('a clip without a tick has no label anywhere', () => {
    const { frames } = labelFrames(leakyModel(), {
      timestampsUs: [0, 1, 2],
      ticks: [],
      features: new Float32Array(),
    });
    expect([...frames.rowOfFrame]).toEqual([-1, -1, -1]);
    expect([...frames.tracks[1]!.predicted]).toEqual([-1, -1, -1]);
  });
});
