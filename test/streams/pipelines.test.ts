/** The two promises of the streams, for any camera and any extractor: see DESIGN.md, section 3. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandRuns } from '../../streams/expand-runs.ts';
import type { PathOutput } from '../../streams/path-event.ts';
import { readReplay } from '../../streams/read-replay.ts';
import { addToTally, emptyTally } from '../../streams/tally.ts';
import { logOf, playClip, playLive, sceneArbitrary } from './scene.ts';

describe('the live pipeline', () => {
  it('gives a label for every frame, in order, and closes every frame once', () => {
    fc.assert(
      fc.property(sceneArbitrary, (scene) => {
        const { outputs, isComplete, closings, overlaps } = playLive(scene);
        expect(isComplete).toBe(true);
        expect(overlaps).toBe(0);
        expect(outputs.map(({ frame }) => frame)).toEqual(scene.frames.map((_, i) => i));
        expect(closings).toEqual(scene.frames.map(() => 1));
      }),
    );
  });

  it('closes every frame once, wherever it is unsubscribed', () => {
    fc.assert(
      fc.property(sceneArbitrary, fc.nat(1000), (scene, stopMs) => {
        const { closings } = playLive(scene, stopMs);
        expect(closings).toEqual(closings.map(() => 1));
      }),
    );
  });

  it('names for each frame where its label came from', () => {
    fc.assert(
      fc.property(sceneArbitrary, (scene) => {
        const { outputs } = playLive(scene);
        for (const [i, { source, tracks, dropCause, reset }] of outputs.entries()) {
          expect(dropCause !== null).toBe(source === 'dropped');
          if (source !== 'fresh') {
            expect(reset).toBeNull();
            if (i > 0) expect(tracks).toBe(outputs[i - 1]?.tracks);
          }
        }
        const fresh = outputs.filter(({ source }) => source === 'fresh');
        expect(fresh.map(({ reset }) => reset === 'start')).toEqual(fresh.map((_, i) => i === 0));
        const tally = outputs.reduce(addToTally, emptyTally);
        expect(tally.labels).toBe(scene.frames.length);
        expect(tally.fresh).toBe(fresh.length);
        const drops = tally.dropped.replaced + tally.dropped['extractor-failed'];
        expect(tally.fresh + tally.held + drops).toBe(tally.labels);
      }),
    );
  });

  it('embeds every tick due while the extractor keeps up, and says nothing of the model before', () => {
    const frames = Array.from({ length: 90 }, () => ({
      ...{ waitMs: 33, stepUs: 33_333, embedMs: 20, isFailing: false },
    }));
    const { outputs } = playLive({ ratePerS: 15, embedTimeoutMs: 1000, frames, resets: [] });
    const tally = outputs.reduce(addToTally, emptyTally);
    expect(tally).toEqual({
      ...emptyTally,
      ...{ labels: 90, fresh: 45, held: 45, resets: { ...emptyTally.resets, start: 1 } },
    });
  });
});

describe('the clip pipeline', () => {
  it('says of a recorded run bit for bit what was said live, given its log', async () => {
    await fc.assert(
      fc.asyncProperty(sceneArbitrary, async (scene) => {
        const live = playLive(scene).outputs;
        const replay = readReplay(await logOf(live));
        const timestampsUs = live.map(({ timestampUs }) => timestampUs);
        const clip = await playClip(scene, timestampsUs, replay);
        const expected = live.map((output) =>
          output.source === 'dropped' ? { ...output, source: 'held', dropCause: null } : output,
        );
        expect(clip).toEqual(expected);
      }),
    );
  });

  it('would not, were a tick or a reset forgotten', async () => {
    const frames = Array.from({ length: 30 }, (_, i) => ({
      ...{ waitMs: 33, stepUs: 33_333, embedMs: i % 7 === 3 ? 150 : 10, isFailing: false },
    }));
    const resets = [{ atMs: 500, cause: 'user' as const }];
    const scene = { ratePerS: 30, embedTimeoutMs: 1000, frames, resets };
    const live = playLive(scene).outputs;
    const timestampsUs = live.map(({ timestampUs }) => timestampUs);
    const replay = readReplay(await logOf(live));
    expect(live.some(({ dropCause }) => dropCause === 'replaced')).toBe(true);
    expect([...replay.resets.values()]).toEqual(['start', 'user']);

    const tracksOf = (outputs: readonly PathOutput[]) => outputs.map(({ tracks }) => tracks);
    const liveTracks = tracksOf(live);
    const faithful = await playClip(scene, timestampsUs, replay);
    const noReset = await playClip(scene, timestampsUs, { ...replay, resets: new Map() });
    const allTicks = await playClip(scene, timestampsUs, {
      ...replay,
      frames: frames.map((_, i) => i),
    });
    expect(tracksOf(faithful)).toEqual(liveTracks);
    expect(tracksOf(noReset)).not.toEqual(liveTracks);
    expect(tracksOf(allTicks)).not.toEqual(liveTracks);
  });
});

describe('the session log of a run', () => {
  it('gives back every label, every drop and every step', async () => {
    await fc.assert(
      fc.asyncProperty(sceneArbitrary, async (scene) => {
        const { outputs } = playLive(scene);
        const lines = await logOf(outputs);
        const labels = outputs.map(({ tracks }) => tracks[0]?.label);
        expect(expandRuns(lines).get('main') ?? []).toEqual(labels);
        const drops = lines.flatMap((line) => (line.kind === 'drop' ? [line.frame] : []));
        expect(drops).toEqual(
          outputs.filter(({ source }) => source === 'dropped').map(({ frame }) => frame),
        );
        const steps = outputs.filter(({ source }) => source === 'fresh');
        expect(readReplay(lines).frames).toEqual(steps.map(({ frame }) => frame));
        expect(lines[0]?.kind).toBe('header');
        expect(lines.at(-1)).toEqual({
          ...{ kind: 'end', endedAt: 'now', frames: outputs.length, steps: steps.length },
        });
      }),
    );
  });
});
