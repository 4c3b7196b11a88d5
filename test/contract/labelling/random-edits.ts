/** Label sets and edits for property tests: any edit a person could make, sensible or not. */
import * as fc from 'fast-check';
import { applyEdit } from '../../../contract/labelling/apply-edit.ts';
import type { Edit } from '../../../contract/labelling/edit.ts';
import { Fault } from '../../../contract/fault.ts';
import type { LabelSet } from '../../../contract/segment.ts';

export const FRAMES = 40;
export const classIds = ['sit', 'stand', 'background'] as const;
const trackIds = ['posture', 'hands'] as const;

export const emptySet: LabelSet = {
  schemaVersion: 1,
  id: 'hand',
  annotator: 'anna',
  kind: 'hand',
  tracks: {},
};

const track = fc.constantFrom(...trackIds);
const frame = fc.nat(FRAMES - 1);
const classId = fc.constantFrom(...classIds);
const stretch = fc
  .tuple(frame, fc.integer({ min: 1, max: FRAMES }))
  .map(([startFrame, length]) => ({
    startFrame,
    endFrame: Math.min(FRAMES, startFrame + length),
  }));

const of = <T extends object>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(shape);

export const anEdit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(track, stretch, fc.option(classId))
      .map(([t, range, c]): Edit => ({ kind: 'paint', track: t, ...range, classId: c })),
  },
  of({ kind: fc.constant('erase' as const), track, frame }),
  of({ kind: fc.constant('split' as const), track, frame }),
  fc.tuple(track, stretch).map(([t, range]): Edit => ({ kind: 'merge', track: t, ...range })),
  of({
    kind: fc.constant('nudge' as const),
    track,
    frame,
    edge: fc.constantFrom('start' as const, 'end' as const),
    by: fc.integer({ min: -12, max: 12 }),
  }),
  of({ kind: fc.constant('fill' as const), track, frame: fc.option(frame), classId }),
  of({
    kind: fc.constant('add-point' as const),
    track,
    frame,
    classId,
    softWindowFrames: fc.nat(5),
  }),
  of({ kind: fc.constant('move-point' as const), track, frame, to: frame }),
  of({ kind: fc.constant('remove-point' as const), track, frame }),
  of({ kind: fc.constant('note' as const), track, frame, note: fc.constantFrom('', 'left', 'x') }),
  fc.tuple(track, stretch, classId).map(([t, range, c]): Edit => ({
    kind: 'accept',
    track: t,
    modelId: 'm1',
    suggestions: [{ ...range, classId: c }],
  })),
  of({
    kind: fc.constant('reclass' as const),
    track,
    from: classId,
    to: fc.option(classId),
    within: fc.constant(null),
  }),
  fc.tuple(track, stretch, classId).map(([t, range, c]): Edit => ({
    kind: 'restore',
    track: t,
    segments: [{ ...range, classId: c, origin: 'imported' }],
  })),
);

/** The set after the edits that it allows; the others are refused and change nothing. */
function applyAll(labels: LabelSet, edits: readonly Edit[]): LabelSet {
  return edits.reduce((now, edit) => {
    try {
      return applyEdit(now, edit, FRAMES).labels;
    } catch (error) {
      if (error instanceof Fault) return now;
      throw error;
    }
  }, labels);
}

export const aSet: fc.Arbitrary<LabelSet> = fc
  .array(anEdit, { maxLength: 25 })
  .map((edits) => applyAll(emptySet, edits));
