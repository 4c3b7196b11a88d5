/** The parts of labelling without a page: held keys, jumps, differences, lanes. */
import { describe, expect, it } from 'vitest';
import type { Segment } from '../../../contract/segment.ts';
import type { Track } from '../../../contract/track.ts';
import { lanesOf } from '../../../renderer/labelling/choosing.ts';
import { differencesOf } from '../../../renderer/labelling/differences.ts';
import { press, release, see, type Held } from '../../../renderer/labelling/held-paint.ts';
import { jumpTo } from '../../../renderer/labelling/jumps.ts';

const segment = (startFrame: number, endFrame: number, classId = 'a'): Segment => ({
  startFrame,
  endFrame,
  classId,
  origin: 'hand',
});

describe('a held key', () => {
  const low = { track: 't', classId: 'low' };

  it.each([
    ['on', [11, 12], [10, 13]],
    ['back', [9, 8], [8, 11]],
    ['on too far, and back', [20, 15], [10, 16]],
    ['back too far, and on', [2, 5], [5, 11]],
    ['on, and back past where it began', [12, 7], [7, 11]],
  ] as const)('paints from where it went down to what is on screen: %s', (_way, seen, wanted) => {
    const begun = press({}, 'KeyA', low, 10).held;
    const held = seen.reduce<Held>((now, frame) => see(now, frame), begun);
    const [startFrame, endFrame] = wanted;
    expect(release(held, 'KeyA')).toEqual({
      held: {},
      done: { ...low, startFrame, endFrame },
      hasMoved: true,
    });
  });

  it('keeps what a loop has shown when it begins again', () => {
    const begun = press({}, 'KeyA', low, 10).held;
    const held = [14, 5, 6].reduce<Held>((now, frame) => see(now, frame, { isRound: true }), begun);
    expect(release(held, 'KeyA').done).toMatchObject({ startFrame: 5, endFrame: 15 });
    // Also when the loop is stopped, and one goes on a step from there.
    const stopped = see(see(held, 7), 16);
    expect(release(stopped, 'KeyA').done).toMatchObject({ startFrame: 5, endFrame: 17 });
  });

  it('is taken over from by another key of its track, and not by one of another track', () => {
    const begun = press({}, 'KeyA', low, 10).held;
    const other = press(begun, 'KeyB', { track: 'u', classId: 'x' }, 12);
    expect(other.done).toEqual([]);
    const taken = press(other.held, 'KeyC', { track: 't', classId: 'high' }, 14);
    expect(taken.done).toEqual([{ ...low, startFrame: 10, endFrame: 11 }]);
    expect(Object.keys(taken.held)).toEqual(['KeyB', 'KeyC']);
  });

  it('that was never pressed is not let go', () => {
    expect(release({}, 'KeyA').done).toBeNull();
  });
});

describe('a jump', () => {
  const segments = [segment(10, 20), segment(20, 30), segment(40, 50)];
  it.each([
    ['segment', 1, 10, 20],
    ['segment', 1, 40, null],
    ['segment', -1, 40, 20],
    ['edge', 1, 20, 30],
    ['edge', -1, 10, null],
    ['unlabelled', 1, 0, 30],
    ['unlabelled', 1, 30, 50],
    ['unlabelled', -1, 30, 0],
  ] as const)('to the %s %i from %i leads to %s', (target, by, frame, wanted) => {
    expect(jumpTo(target, segments, { frame, frames: 60, by })).toBe(wanted);
  });
});

describe('differences', () => {
  it('are where both say something, and not the same', () => {
    const mine = [segment(0, 10), segment(10, 20, 'b'), segment(30, 40)];
    const theirs = [segment(0, 12), segment(15, 35, 'b')];
    expect(differencesOf(mine, theirs)).toEqual([
      { startFrame: 10, endFrame: 12 },
      { startFrame: 30, endFrame: 35 },
    ]);
    expect(differencesOf(mine, mine)).toEqual([]);
    expect(differencesOf(mine, [])).toEqual([]);
  });

  it('that touch are one', () => {
    const mine = [segment(0, 5), segment(5, 10, 'c')];
    expect(differencesOf(mine, [segment(0, 10, 'b')])).toEqual([{ startFrame: 0, endFrame: 10 }]);
  });
});

describe('lanes after an edit of classes', () => {
  const cls = (id: string) => ({ id, name: id, colour: '#e69f00' });
  const track = (id: string, ...classes: string[]): Track => ({
    id,
    name: id,
    classes: classes.map(cls),
  });

  it('keep what was chosen where it is still there, else take the first', () => {
    const chosen = { track: 'u', brushes: { t: 'gone', u: null, w: 'background', x: 'b' } };
    const tracks = [track('t', 'a', 'b'), track('w', 'a'), track('x', 'a', 'b'), track('y')];
    expect(lanesOf(tracks, chosen)).toEqual({
      tracks,
      track: 't',
      brushes: { t: 'a', w: 'background', x: 'b', y: null },
    });
    expect(lanesOf([track('t'), track('u', 'a')], chosen)).toMatchObject({
      track: 'u',
      brushes: { t: null, u: null },
    });
  });
});
