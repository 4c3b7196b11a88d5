/** Each kind of edit on a label set, by example. */
import { describe, expect, it } from 'vitest';
import { applyEdit, normalised } from '../../../contract/labelling/apply-edit.ts';
import type { Edit } from '../../../contract/labelling/edit.ts';
import type { LabelSet } from '../../../contract/segment.ts';
import { matching } from '../../matching.ts';
import { cases, on, point, setOf } from './edit-cases.ts';

const FRAMES = 30;
const edited = (labels: LabelSet, edit: Edit) => applyEdit(labels, edit, FRAMES).labels;

describe('an edit', () => {
  it.each(cases)('$name', ({ before, edit, after }) => {
    expect(edited(setOf(...before), edit)).toEqual(setOf(...after));
  });

  it.each<[string, Edit, RegExp]>([
    [
      'no frames',
      { kind: 'paint', ...on, startFrame: 5, endFrame: 5, classId: 'sit' },
      /30 frames/,
    ],
    ['frames after the end', { kind: 'merge', ...on, startFrame: 5, endFrame: 31 }, /30 frames/],
    ['a gap as a segment', { kind: 'erase', ...on, frame: 29 }, /Nothing is labelled at frame 29/],
    ['a segment as a point', { kind: 'move-point', ...on, frame: 1, to: 2 }, /no point event/],
    ['the edge of a point', { kind: 'nudge', ...on, frame: 7, edge: 'end', by: 1 }, /move it/],
    ['points to merge', { kind: 'merge', ...on, startFrame: 0, endFrame: 9 }, /remove them first/],
  ])('is refused that takes %s', (_, edit, message) => {
    const labels = setOf([0, 5, 'sit'], [7, 8, 'stand', point]);
    expect(() => edited(labels, edit)).toThrow(
      expect.objectContaining({ reason: 'bad-input', message: matching(message) }) as Error,
    );
  });
});

describe('a set from a file', () => {
  it('is cut to the frames of the clip', () => {
    const labels = setOf([0, 4, 'sit'], [28, 35, 'stand'], [40, 45, 'sit']);
    const tracks = { ...labels.tracks, hands: [] };
    expect(normalised({ ...labels, tracks }, FRAMES)).toEqual(
      setOf([0, 4, 'sit'], [28, 30, 'stand']),
    );
  });
});
