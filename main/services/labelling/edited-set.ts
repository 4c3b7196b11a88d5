/** One label set while it is edited, and the steps a journal keeps of it. */
import { Fault } from '../../../contract/fault.ts';
import type { Edit } from '../../../contract/labelling/edit.ts';
import { applyEdits, type LabelHistory } from '../../../contract/labelling/history.ts';
import type { JournalEntry } from '../../../contract/labelling/journal.ts';
import { recover, type Remains } from '../../../contract/labelling/recover.ts';
import type { LabelSet } from '../../../contract/segment.ts';
import type { Clip } from '../clips/clip.ts';
import { readSetFile } from '../labels/label-set.ts';

/** Who labels, in a set that does not exist yet. */
export interface Begin {
  readonly annotator: string;
  readonly kind: LabelSet['kind'];
}

export interface EditedSet {
  readonly history: LabelHistory;
  /** What the journal wants before the next step. */
  readonly owed: readonly JournalEntry[];
  /** Entries that the file holds; -1 where there is no file. */
  readonly savedSeq: number;
}

/** What a journal keeps of one step. */
export type Step = Exclude<JournalEntry, { kind: 'base' }>;

/** From the set's file and the clip's journal; an empty one where neither knows it. @throws Fault */
export async function loadSet(
  clip: Clip,
  { setId, entries, begin }: Pick<Remains, 'setId' | 'entries'> & { readonly begin: Begin },
): Promise<EditedSet> {
  const { frames } = clip.media;
  const file = await readSetFile(clip, setId).catch((error: unknown) => {
    // The journal alone knows everything, if it knows the set at all.
    if (entries.some((entry) => entry?.set === setId)) return null;
    throw error;
  });
  const empty: LabelSet = { schemaVersion: 1, id: setId, ...begin, tracks: {} };
  const found =
    recover({ setId, file, entries, frames }) ??
    recover({ setId, file: empty, entries: [], frames });
  if (found === null) throw new Fault('failed', `The label set "${setId}" cannot be begun.`);
  const { history, isBegun, adopted } = found;
  const base: JournalEntry = { kind: 'base', set: setId, at: now(), labels: history.labels };
  const owed = isBegun ? [adopted].filter((entry) => entry !== null) : [base];
  return { history, owed, savedSeq: file === null ? -1 : (file.seq ?? 0) };
}

/** Null where the edits change nothing. @throws Fault for edits the labels do not allow. */
export function editStep(setId: string, edits: readonly Edit[], frames: number) {
  return ({ labels }: LabelHistory): Step | null => {
    const { puts } = applyEdits(labels, edits, frames);
    const what = edits[0]?.kind ?? 'put';
    return puts.length === 0 ? null : { kind: 'edit', set: setId, at: now(), what, puts };
  };
}

/** Null where there is nothing to undo. */
export function undoStep(setId: string) {
  return ({ done }: LabelHistory): Step | null =>
    done === null ? null : { kind: 'undo', set: setId, at: now() };
}

/** Null where there is nothing to redo. */
export function redoStep(setId: string) {
  return ({ undone }: LabelHistory): Step | null =>
    undone === null ? null : { kind: 'redo', set: setId, at: now() };
}

function now(): string {
  return new Date().toISOString();
}
