/** The sample: its script, its motion, its labels, and the committed clip that must fit them. */
import { readFile, stat } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUNDLED, BUNDLED_LIMIT_BYTES } from '../../tools/sample/bundled.ts';
import { labelRows, labelTable } from '../../tools/sample/labels.ts';
import { activities, labelOf } from '../../tools/sample/scene/activity.ts';
import { pictureEdges } from '../../tools/sample/scene/camera.ts';
import { stanceAt } from '../../tools/sample/scene/motion.ts';
import { activityAt, createScript, FRAME_RATE } from '../../tools/sample/scene/script.ts';
import { createSkeleton, sides } from '../../tools/sample/scene/skeleton.ts';
import { length, subtract } from '../../tools/sample/scene/space.ts';

const folder = new URL('../../main/bundled/sample/', import.meta.url);
const seeds = fc.integer({ min: 0, max: 1_000_000 });
const durations = fc.integer({ min: 12, max: 60 });

describe('a script', () => {
  it('labels every frame once and shows every activity', () => {
    fc.assert(
      fc.property(seeds, durations, (seed, durationS) => {
        const { stretches, frames } = createScript(seed, { durationS });
        expect(frames).toBe(durationS * FRAME_RATE);
        expect(stretches[0]?.startFrame).toBe(0);
        expect(stretches.at(-1)?.endFrame).toBe(frames);
        stretches.forEach(({ startFrame, endFrame }, i) => {
          expect(endFrame).toBeGreaterThan(startFrame);
          if (i > 0) expect(startFrame).toBe(stretches[i - 1]?.endFrame);
        });
        expect(new Set(stretches.map(({ activity }) => activity))).toEqual(new Set(activities));
      }),
    );
  });

  it('is the same for the same seed and another for another', () => {
    const [one, same, other] = [3, 3, 4].map((seed) => createScript(seed, { durationS: 20 }));
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it('refuses a clip too short to show every activity', () => {
    expect(() => createScript(1, { durationS: 11 })).toThrow(/at least 12 seconds/);
    expect(() => createScript(1, { durationS: Number.NaN })).toThrow(/at least 12 seconds/);
  });
});

describe('the motion', () => {
  const scripts = [1, 2, 3, 4, 5, 6].map((seed) => createScript(seed, { durationS: 20 }));

  it('moves no joint farther between two frames than a quick hand does', () => {
    for (const script of scripts) {
      const joints = (frame: number) => {
        const stance = stanceAt(script, frame / FRAME_RATE);
        if (stance === null) return null;
        const { head, pelvis, arms, legs } = createSkeleton(stance, script.appearance.person);
        return [
          head,
          pelvis,
          ...sides.flatMap((s) => [arms[s].elbow, arms[s].wrist, legs[s].knee, legs[s].ankle]),
        ];
      };
      for (let frame = 1; frame < script.frames; frame++) {
        const [before, now] = [joints(frame - 1), joints(frame)];
        if (before === null || now === null) continue;
        now.forEach((joint, i) => {
          const moved = length(subtract(joint, before[i]!));
          expect(moved, `seed ${script.seed}, frame ${frame}, joint ${i}`).toBeLessThan(0.2);
        });
      }
    }
  });

  it('calls a frame away only while the middle of the body is out of the picture, and all of it near', () => {
    // Metres walked in one frame, and how far the last of a body trails its middle.
    const [step, rear] = [0.06, 0.3];
    for (const script of scripts) {
      const [left, right] = pictureEdges(script.appearance.film.lens, script.acting.z, 0.9);
      for (let frame = 0; frame < script.frames; frame++) {
        const stance = stanceAt(script, frame / FRAME_RATE);
        const outside = stance === null ? Infinity : Math.max(left - stance.x, stance.x - right);
        if (activityAt(script, frame) === 'away') expect(outside).toBeGreaterThan(-step);
        else expect(outside).toBeLessThan(rear + step);
      }
    }
  });

  it('keeps a resting foot on the floor', () => {
    for (const script of scripts) {
      for (let frame = 0; frame < script.frames; frame += 3) {
        const stance = stanceAt(script, frame / FRAME_RATE);
        if (stance === null) continue;
        const { legs } = createSkeleton(stance, script.appearance.person);
        const lowest = Math.min(...sides.flatMap((s) => [legs[s].heel.y, legs[s].toe.y]));
        expect(lowest).toBeGreaterThan(-0.02);
        expect(lowest).toBeLessThan(0.1);
      }
    }
  });
});

describe('the bundled sample', () => {
  const script = createScript(BUNDLED.seed, BUNDLED);

  it('has the labels of its script', async () => {
    const table = await readFile(new URL('labels.csv', folder), 'utf8');
    expect(table).toBe(labelTable(labelRows(BUNDLED.file, script)));
  });

  it('shows every activity twice or more', () => {
    for (const activity of activities) {
      const times = script.stretches.filter((s) => s.activity === activity).length;
      expect(times, labelOf(activity)).toBeGreaterThanOrEqual(2);
    }
  });

  it('is small', async () => {
    const { size } = await stat(new URL(BUNDLED.file, folder));
    expect(size).toBeGreaterThan(100_000);
    expect(size).toBeLessThanOrEqual(BUNDLED_LIMIT_BYTES);
  });
});
