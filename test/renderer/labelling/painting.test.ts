/** What the tap of a class's key does, and what holding it paints. */
import { describe, expect, it } from 'vitest';
import type { LabelState } from '../../../renderer/labelling/label-state.ts';
import { createPainting } from '../../../renderer/labelling/painting.ts';
import type { Segment } from '../../../contract/segment.ts';
import { openState, segment } from './open-state.ts';

function painting(segments: readonly Segment[], more: Partial<LabelState> = {}) {
  const desk = openState(segments, more);
  const { press, release, see } = createPainting(desk);
  desk.player.frame$.subscribe(see);
  const tap = (classId: string | null) => {
    press('Key', { track: 't', classId });
    release('Key');
  };
  return { ...desk, press, release, tap };
}
const on = { track: 't' };

describe('a tap', () => {
  it('chooses the class, and labels the frame on screen where nobody has', () => {
    const { tap, edits, state$, goTo } = painting([segment(0, 10)]);
    goTo(12);
    tap('b');
    expect(state$.value.brushes).toEqual({ t: 'b' });
    expect(edits).toEqual([[{ kind: 'paint', ...on, startFrame: 12, endFrame: 13, classId: 'b' }]]);
  });

  it('only chooses the class where the frame has a label and nothing is chosen', () => {
    const { tap, edits, state$ } = painting([segment(0, 10)]);
    tap('background');
    expect([edits, state$.value.brushes]).toEqual([[], { t: 'background' }]);
  });

  it('of the key for unlabelled changes nothing where nothing is', () => {
    const { tap, edits } = painting([]);
    tap(null);
    expect(edits).toEqual([]);
  });

  it('gives the chosen segment the class, wherever the playhead is', () => {
    const { tap, edits, goTo } = painting([segment(0, 10)], { selected: { ...on, frame: 3 } });
    goTo(50);
    tap('b');
    expect(edits).toEqual([[{ kind: 'paint', ...on, startFrame: 0, endFrame: 10, classId: 'b' }]]);
  });

  it('leaves a point event its note', () => {
    const point = segment(3, 4, { softWindowFrames: 2, note: 'left paw' });
    const { tap, edits } = painting([point], { selected: { ...on, frame: 3 } });
    tap('b');
    expect(edits).toEqual([
      [{ kind: 'add-point', ...on, frame: 3, classId: 'b', softWindowFrames: 2, note: 'left paw' }],
    ]);
  });
});

describe('a held key', () => {
  it('takes back what was stepped too far', () => {
    const { press, release, edits, goTo } = painting([]);
    press('Key', { track: 't', classId: 'b' });
    goTo(10);
    goTo(5);
    release('Key');
    expect(edits).toEqual([[{ kind: 'paint', ...on, startFrame: 0, endFrame: 6, classId: 'b' }]]);
  });
});
