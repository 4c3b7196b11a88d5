/** clips/<id>/journal.jsonl: one entry a line, in the order in which things happened; it only ever grows. */
import * as v from 'valibot';
import { LabelSetSchema } from '../segment.ts';
import { IdSchema } from '../track.ts';
import { PutsSchema } from './edit.ts';

const onSet = {
  /** Id of the label set. */
  set: IdSchema,
  /** For people; nothing depends on it, so a clock may be wrong. */
  at: v.string(),
};

export const JournalEntrySchema = v.variant('kind', [
  /**
   * What the set held when its journal began. Later in a journal: the set's file was replaced by someone else, and
   * this is what it held then; a step like any other.
   */
  v.object({ kind: v.literal('base'), ...onSet, labels: LabelSetSchema }),
  /**
   * One step. Kept as what was put, not as what was asked for, so that a journal means the same to every version
   * of the program; `what` is the kind of edit it was.
   */
  v.object({ kind: v.literal('edit'), ...onSet, what: v.string(), puts: PutsSchema }),
  v.object({ kind: v.literal('undo'), ...onSet }),
  v.object({ kind: v.literal('redo'), ...onSet }),
]);
export type JournalEntry = v.InferOutput<typeof JournalEntrySchema>;
