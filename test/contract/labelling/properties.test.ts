/** Edits on label sets: what holds for every one of them, in any order. */
import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../../contract/labelling/apply-edit.ts';
import { EditSchema, type Edit } from '../../../contract/labelling/edit.ts';
import { Fault } from '../../../contract/fault.ts';
import { LabelSetSchema, type LabelSet } from '../../../contract/segment.ts';
import { anEdit, aSet, classIds, FRAMES } from './random-edits.ts';

/** The edit's effect, or null when the set does not allow it. */
function tried(labels: LabelSet, edit: Edit) {
  try {
    return applyEdit(labels, edit, FRAMES);
  } catch (error) {
    if (error instanceof Fault && error.reason === 'bad-input') return null;
    throw error;
  }
}

const runs = { numRuns: 2000 };

describe('an edit', () => {
  it('and its inverse leave the set as it was', () => {
    let made = 0;
    fc.assert(
      fc.property(aSet, anEdit, (labels, edit) => {
        const applied = tried(labels, edit);
        if (applied?.change == null) return;
        made += 1;
        expect(applyEdit(applied.labels, applied.change.inverse, FRAMES).labels).toEqual(labels);
      }),
      runs,
    );
    expect(made).toBeGreaterThan(runs.numRuns / 4);
  });

  it('is the same as the put it tells of', () => {
    fc.assert(
      fc.property(aSet, anEdit, (labels, edit) => {
        const applied = tried(labels, edit);
        if (applied?.change == null) return;
        expect(applyEdit(labels, applied.change.put, FRAMES).labels).toEqual(applied.labels);
      }),
      runs,
    );
  });

  it('leaves segments sorted, apart, inside the clip, and of classes that were named', () => {
    fc.assert(
      fc.property(aSet, (labels) => {
        expect(v.is(LabelSetSchema, labels)).toBe(true);
        for (const segments of Object.values(labels.tracks)) {
          expect(segments.length).toBeGreaterThan(0);
          for (const { startFrame, endFrame, classId, softWindowFrames } of segments) {
            expect(endFrame).toBeLessThanOrEqual(FRAMES);
            expect(classIds).toContain(classId);
            if (softWindowFrames !== undefined) expect(endFrame - startFrame).toBe(1);
          }
        }
      }),
      runs,
    );
  });

  it('changes one track alone', () => {
    fc.assert(
      fc.property(aSet, anEdit, (labels, edit) => {
        const applied = tried(labels, edit);
        for (const track of Object.keys(labels.tracks).filter((id) => id !== edit.track)) {
          expect(applied?.labels.tracks[track] ?? labels.tracks[track]).toBe(labels.tracks[track]);
        }
      }),
      runs,
    );
  });

  it('crosses a wire as it is', () => {
    fc.assert(
      fc.property(anEdit, (edit) => {
        expect(v.parse(EditSchema, JSON.parse(JSON.stringify(edit)))).toEqual(edit);
      }),
    );
  });
});

describe('painting', () => {
  it('twice is painting once', () => {
    const aPaint = anEdit.filter((edit) => edit.kind === 'paint');
    fc.assert(
      fc.property(aSet, aPaint, (labels, edit) => {
        const once = applyEdit(labels, edit, FRAMES).labels;
        expect(applyEdit(once, edit, FRAMES)).toEqual({ labels: once, change: null });
      }),
      runs,
    );
  });

  it('decides exactly the frames of its range', () => {
    const aPaint = anEdit.filter((edit) => edit.kind === 'paint');
    const classAt = (labels: LabelSet, track: string, frame: number) =>
      labels.tracks[track]?.find((s) => s.startFrame <= frame && frame < s.endFrame)?.classId ??
      null;
    fc.assert(
      fc.property(aSet, aPaint, fc.nat(FRAMES - 1), (labels, edit, frame) => {
        const after = applyEdit(labels, edit, FRAMES).labels;
        const isInside = edit.startFrame <= frame && frame < edit.endFrame;
        expect(classAt(after, edit.track, frame)).toBe(
          isInside ? edit.classId : classAt(labels, edit.track, frame),
        );
      }),
      runs,
    );
  });
});
