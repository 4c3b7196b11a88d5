/** A label set with everything that can be undone and redone: a fold over the entries of its journal. */
import type { LabelSet } from '../segment.ts';
import { applyEdit, normalised } from './apply-edit.ts';
import type { Edit, Put } from './edit.ts';
import type { JournalEntry } from './journal.ts';

interface Step {
  readonly what: string;
  readonly puts: readonly Put[];
  /** Takes the step back, in this order. */
  readonly inverse: readonly Put[];
}

/** A stack without limit that is shared between its versions. */
interface Steps {
  readonly step: Step;
  readonly below: Steps | null;
}

export interface LabelHistory {
  readonly labels: LabelSet;
  readonly done: Steps | null;
  readonly undone: Steps | null;
}

export function beginHistory(labels: LabelSet, frames: number): LabelHistory {
  return { labels: normalised(labels, frames), done: null, undone: null };
}

export interface Outcome {
  readonly labels: LabelSet;
  readonly puts: readonly Put[];
  readonly inverse: readonly Put[];
}

/** Edits made as one step. @throws Fault, and then nothing is changed. */
export function applyEdits(labels: LabelSet, edits: readonly Edit[], frames: number): Outcome {
  const puts: Put[] = [];
  const inverse: Put[] = [];
  let now = labels;
  for (const edit of edits) {
    const applied = applyEdit(now, edit, frames);
    now = applied.labels;
    if (applied.change === null) continue;
    puts.push(applied.change.put);
    inverse.unshift(applied.change.inverse);
  }
  return { labels: now, puts, inverse };
}

/** Where there is nothing to undo or redo, nothing changes. @throws Fault for puts that do not fit the clip. */
export function advance(
  history: LabelHistory,
  entry: Exclude<JournalEntry, { kind: 'base' }>,
  frames: number,
): LabelHistory {
  const { labels, done, undone } = history;
  switch (entry.kind) {
    case 'edit': {
      const { what, puts } = entry;
      const made = applyEdits(labels, puts, frames);
      const step = { what, puts, inverse: made.inverse };
      return { labels: made.labels, done: { step, below: done }, undone: null };
    }
    case 'undo': {
      if (done === null) return history;
      const { step, below } = done;
      const back = applyEdits(labels, step.inverse, frames);
      return { labels: back.labels, done: below, undone: { step, below: undone } };
    }
    case 'redo': {
      if (undone === null) return history;
      const { step, below } = undone;
      const again = applyEdits(labels, step.puts, frames);
      return { labels: again.labels, done: { step, below: done }, undone: below };
    }
  }
}

/** The puts that lead from one set to another, track by track. */
export function putsBetween(from: LabelSet, to: LabelSet, frames: number): readonly Put[] {
  const tracks = new Set([...Object.keys(from.tracks), ...Object.keys(to.tracks)]);
  const whole = [...tracks].map((track): Put => ({
    kind: 'put',
    track,
    startFrame: 0,
    endFrame: frames,
    segments: to.tracks[track] ?? [],
  }));
  return applyEdits(from, whole, frames).puts;
}
