/** Edits by key on a point event, and the gap that is filled. */
import { describe, expect, it } from 'vitest';
import type { Segment } from '../../../../contract/segment.ts';
import { editRows } from '../../../../renderer/window/actions/label-edit-rows.ts';
import { openState, segment } from '../../labelling/open-state.ts';

function keysOn(segments: readonly Segment[], at: number) {
  const desk = openState(segments);
  desk.goTo(at);
  const rows = editRows(desk);
  const press = (key: string) => {
    rows.find(([, , its]) => its === key)?.[3]();
  };
  return { ...desk, press };
}
const on = { track: 't' };
const point = (frame: number) => segment(frame, frame + 1, { softWindowFrames: 5 });

describe('a point event', () => {
  it.each([
    ['Q', 29],
    ['W', 31],
    ['E', 29],
    ['R', 31],
  ])('is moved by a frame by %s', (key, to) => {
    const { press, edits, state$, player } = keysOn([point(30)], 30);
    press(key);
    expect(edits).toEqual([[{ kind: 'move-point', ...on, frame: 30, to }]]);
    expect([state$.value.selected, player.playhead()]).toEqual([{ ...on, frame: to }, to]);
  });

  it('takes no label away: it stops in front of a stretch, and goes on inside of one', () => {
    const outside = keysOn([point(49), segment(50, 60)], 49);
    outside.press('W');
    expect(outside.edits).toEqual([]);
    const inside = keysOn([segment(50, 54), point(54), segment(55, 60)], 54);
    inside.press('W');
    expect(inside.edits).toEqual([[{ kind: 'move-point', ...on, frame: 54, to: 55 }]]);
  });

  it('stays at the end of the clip, and beside another point', () => {
    const first = keysOn([point(0), point(1)], 0);
    first.press('Q');
    first.press('W');
    expect(first.edits).toEqual([]);
  });
});

describe('filling the gap', () => {
  const fill = { kind: 'fill', ...on, classId: 'b' } as const;

  it('paints the one under the playhead', () => {
    const { press, edits } = keysOn([segment(0, 10)], 12);
    press('G');
    expect(edits).toEqual([[{ ...fill, frame: 12 }]]);
  });

  it('goes on from a segment of the class, as a tap just made one, to both sides in one step', () => {
    const { press, edits } = keysOn([segment(0, 10), segment(12, 13, { classId: 'b' })], 12);
    press('G');
    expect(edits).toEqual([
      [
        { ...fill, frame: 11 },
        { ...fill, frame: 13 },
      ],
    ]);
  });

  it('leaves segments of other classes alone', () => {
    const { press, edits } = keysOn([segment(0, 10)], 5);
    press('G');
    expect(edits).toEqual([]);
  });
});
