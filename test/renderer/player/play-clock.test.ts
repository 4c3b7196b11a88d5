/** Which frame is due while a clip plays, over unevenly spaced frames, both ways, at any speed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dueAt,
  nextSpeed,
  speeds,
  startOf,
  type Playing,
  type PlayScene,
} from '../../../renderer/player/play-clock.ts';
import { times$ } from '../timeline/fields.ts';

interface Run {
  readonly scene: Omit<PlayScene, 'shown'>;
  readonly begin: number;
  readonly rate: number;
  readonly turns: number;
}

/** Plays with pictures that come at once. @returns the frames shown, the last one where it stopped. */
function play({ scene, begin, rate, turns }: Run) {
  const { times } = scene;
  let playing: Playing | null = { atMs: 0, timeUs: startOf(begin, rate < 0, times), rate };
  const shown = [begin];
  let now = begin;
  for (let turn = 1; turn <= turns && playing !== null; turn++) {
    const due = dueAt(turn * (1000 / 60), playing, { ...scene, shown: now });
    playing = due.playing;
    now = due.frame;
    shown.push(now);
  }
  return { shown, isOver: playing === null };
}

const rate$ = fc.constantFrom(...speeds, ...speeds.map((speed) => -speed));

describe('playing', () => {
  it('goes one way, from where it begins to the end, and stops there', () => {
    fc.assert(
      fc.property(times$(), rate$, (times, rate) => {
        const begin = rate > 0 ? 0 : times.frames - 1;
        const seconds = (times.endUs - times.startUs) / 1e6 / Math.abs(rate);
        const turns = Math.ceil(seconds * 60) + 5;
        const { shown, isOver } = play({ scene: { times, loop: null }, begin, rate, turns });
        expect(isOver).toBe(true);
        expect(shown.at(-1)).toBe(rate > 0 ? times.frames - 1 : 0);
        const sorted = shown.toSorted((a, b) => (rate > 0 ? a - b : b - a));
        expect(shown).toEqual(sorted);
      }),
    );
  });

  it('stays in its loop, shows both its ends, and never stops', () => {
    fc.assert(
      fc.property(times$(20), rate$, (times, rate) => {
        const loop = { startFrame: 4, endFrame: 12 };
        const begin = rate > 0 ? 4 : 11;
        const seconds = (times.boundaryUs(12) - times.boundaryUs(4)) / 1e6 / Math.abs(rate);
        const turns = Math.ceil(seconds * 60 * 3) + 10;
        const { shown, isOver } = play({ scene: { times, loop }, begin, rate, turns });
        expect(isOver).toBe(false);
        expect(Math.min(...shown)).toBe(4);
        expect(Math.max(...shown)).toBe(11);
        expect(
          shown.filter((frame, i) => i > 0 && frame === begin && shown[i - 1] !== begin).length,
        ).toBeGreaterThan(0);
      }),
    );
  });

  it('waits for pictures that do not come, instead of running away from what is seen', () => {
    fc.assert(
      fc.property(times$(100), (times) => {
        let playing: Playing | null = { atMs: 0, timeUs: times.startUs, rate: 1 };
        let due = 0;
        for (let nowMs = 0; nowMs < 3000 && playing !== null; nowMs += 16) {
          const step = dueAt(nowMs, playing, { times, loop: null, shown: 0 });
          playing = step.playing;
          due = step.frame;
        }
        const aheadMs = (times.boundaryUs(due) - times.startUs) / 1000;
        expect(aheadMs).toBeLessThan(600);
      }),
    );
  });
});

describe('the speeds', () => {
  it('are taken one by one, and end at both ends', () => {
    expect(nextSpeed(1, 1)).toBe(1.5);
    expect(nextSpeed(1, -1)).toBe(0.75);
    expect([nextSpeed(0.1, -1), nextSpeed(8, 1)]).toEqual([0.1, 8]);
  });
});
