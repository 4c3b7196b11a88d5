/** The label sets of one clip while they are edited: acknowledged by the journal, written to their files a little later. */
import { Fault } from '../../../contract/fault.ts';
import type { Edit } from '../../../contract/labelling/edit.ts';
import { advance, type LabelHistory } from '../../../contract/labelling/history.ts';
import type { LabelSet } from '../../../contract/segment.ts';
import type { Clip } from '../clips/clip.ts';
import { writeLabelSetInto } from '../labels/label-set.ts';
import { createAppendFile } from './append-file.ts';
import { createAutosave } from './autosave.ts';
import {
  editStep,
  loadSet,
  redoStep,
  undoStep,
  type Begin,
  type EditedSet,
  type Step,
} from './edited-set.ts';
import { journalPath, readJournal } from './read-journal.ts';
import { createTurns } from './turns.ts';

export interface SetState {
  readonly labels: LabelSet;
  /** Entries of the clip's journal so far. */
  readonly seq: number;
  /** The kind of edit that would be undone or redone; null where there is none. */
  readonly undo: string | null;
  readonly redo: string | null;
}

export interface ClipLabels {
  /** Opens the set, or begins an empty one. @throws Fault */
  readonly open: (setId: string, begin: Begin) => Promise<SetState>;
  /** One step; resolves when it is on the disk. @throws Fault, and then nothing has changed. */
  readonly edit: (setId: string, edits: readonly Edit[]) => Promise<SetState>;
  readonly undo: (setId: string) => Promise<SetState>;
  readonly redo: (setId: string) => Promise<SetState>;
  /** Saves what it can, and lets go of the clip. Never rejects; the journal has everything. */
  readonly close: () => Promise<void>;
}

export interface ClipLabelsOptions {
  /** Called before everything that is written. @throws Fault where the project may not be written now. */
  readonly requireWritable: () => Promise<void>;
  /** Called before a step is taken back, or again. @throws Fault where the labels may not become so. */
  readonly requireKnown: (before: LabelSet, after: LabelSet) => void;
  /** The sets' files lag behind the journal and could not be written; called once until they could. */
  readonly onSaveFailed: (fault: Fault) => void;
}

export async function openClipLabels(clip: Clip, options: ClipLabelsOptions): Promise<ClipLabels> {
  const { entries, length } = await readJournal(clip.folder);
  const { frames } = clip.media;
  const journal = createAppendFile(journalPath(clip.folder), length);
  const sets = new Map<string, EditedSet>();
  const turns = createTurns();
  let seq = entries.length;

  const write = async (setId: string, set: EditedSet, at: number): Promise<void> => {
    await writeLabelSetInto(clip.folder, { ...set.history.labels, seq: at });
    sets.set(setId, { ...set, savedSeq: at });
  };
  const save = async (): Promise<void> => {
    const late = [...sets].filter(([, set]) => set.owed.length === 0 && set.savedSeq < seq);
    if (late.length > 0) await options.requireWritable();
    for (const [setId, set] of late) await write(setId, set, seq);
  };
  const autosave = createAutosave(() => turns.take(save), options.onSaveFailed);
  const take = async (setId: string, stepOf: (history: LabelHistory) => Step | null) => {
    const set = requireOpen(sets, setId);
    const step = stepOf(set.history);
    if (step === null) return stateOf(set, seq);
    const history = advance(set.history, step, frames);
    if (step.kind !== 'edit') options.requireKnown(set.history.labels, history.labels);
    await options.requireWritable();
    // The file first, so that a set that a journal knows is always found among the clip's sets.
    if (set.savedSeq === -1) await write(setId, set, 0);
    const lines = [...set.owed, step];
    await journal.append(lines.map((line) => JSON.stringify(line)));
    seq += lines.length;
    const after = { history, owed: [], savedSeq: Math.max(0, set.savedSeq) };
    sets.set(setId, after);
    autosave.touch();
    return stateOf(after, seq);
  };

  return {
    open: (setId, begin) =>
      turns.take(async () => {
        const set = sets.get(setId) ?? (await loadSet(clip, { setId, entries, begin }));
        sets.set(setId, set);
        return stateOf(set, seq);
      }),
    edit: (setId, edits) => turns.take(() => take(setId, editStep(setId, edits, frames))),
    undo: (setId) => turns.take(() => take(setId, undoStep(setId))),
    redo: (setId) => turns.take(() => take(setId, redoStep(setId))),
    async close() {
      autosave.stop();
      await turns.take(save).catch(() => undefined);
      await turns.take(journal.close).catch(() => undefined);
    },
  };
}

function requireOpen(sets: ReadonlyMap<string, EditedSet>, setId: string): EditedSet {
  const set = sets.get(setId);
  if (set !== undefined) return set;
  throw new Fault('bad-usage', `The label set "${setId}" is not open: open it first.`);
}

function stateOf({ history }: EditedSet, seq: number): SetState {
  return {
    labels: history.labels,
    seq,
    undo: history.done?.step.what ?? null,
    redo: history.undone?.step.what ?? null,
  };
}
