/** What a clip's journal and a set's file together say: no entry of the journal is ever lost, nor a file's content. */
import { Fault } from '../fault.ts';
import type { LabelSet } from '../segment.ts';
import { normalised } from './apply-edit.ts';
import { advance, beginHistory, putsBetween, type LabelHistory } from './history.ts';
import type { JournalEntry } from './journal.ts';

export interface Recovered {
  readonly history: LabelHistory;
  /** The journal knows the set already; before its first step it wants a base. */
  readonly isBegun: boolean;
  /** The file was replaced by someone else since; this step, which the history holds already, says by what. */
  readonly adopted: Extract<JournalEntry, { kind: 'base' }> | null;
}

export interface Remains {
  readonly setId: string;
  /** The set's file; null when there is none. */
  readonly file: LabelSet | null;
  /** The whole journal of the clip. */
  readonly entries: readonly JournalEntry[];
  readonly frames: number;
}

/** @returns null when neither knows the set. */
export function recover({ setId, file, entries, frames }: Remains): Recovered | null {
  const { history, atFile } = replay({ setId, file, entries, frames });
  if (history === null) {
    if (file === null) return null;
    return { history: beginHistory(file, frames), isBegun: false, adopted: null };
  }
  const found = file === null ? null : normalised(file, frames);
  if (found === null || isSame(found, atFile) || isSame(found, history.labels)) {
    return { history, isBegun: true, adopted: null };
  }
  const { seq: _, ...labels } = found;
  const adopted = { kind: 'base', set: setId, at: new Date().toISOString(), labels } as const;
  return { history: rebase(history, labels, frames), isBegun: true, adopted };
}

interface Replayed {
  readonly history: LabelHistory | null;
  /** What the set held after as many entries as its file says it holds. */
  readonly atFile: LabelSet | null;
}

function replay({ setId, file, entries, frames }: Remains): Replayed {
  let history: LabelHistory | null = null;
  let atFile: LabelSet | null = null;
  for (const [i, entry] of entries.entries()) {
    if (entry.set !== setId) continue;
    const isFirst = history === null;
    history = follow(history, entry, frames);
    if (isFirst || i < (file?.seq ?? 0)) atFile = history?.labels ?? null;
  }
  return { history, atFile };
}

/** A step that makes no sense, as two programs writing at once might leave one, is passed over. */
function follow(
  history: LabelHistory | null,
  entry: JournalEntry,
  frames: number,
): LabelHistory | null {
  if (entry.kind === 'base') {
    if (history === null) return beginHistory(entry.labels, frames);
    return rebase(history, normalised(entry.labels, frames), frames);
  }
  if (history === null) return null;
  try {
    return advance(history, entry, frames);
  } catch (error) {
    if (error instanceof Fault) return history;
    throw error;
  }
}

function rebase(history: LabelHistory, labels: LabelSet, frames: number): LabelHistory {
  const puts = putsBetween(history.labels, labels, frames);
  const entry = { kind: 'edit', set: labels.id, at: '', what: 'replaced', puts } as const;
  return advance(history, entry, frames);
}

function isSame(a: LabelSet, b: LabelSet | null): boolean {
  if (b === null) return false;
  const trackIds = new Set([...Object.keys(a.tracks), ...Object.keys(b.tracks)]);
  return [...trackIds].every(
    (track) => JSON.stringify(sorted(a, track)) === JSON.stringify(sorted(b, track)),
  );
}

/** Segments with their keys in one order, however the file was written. */
function sorted({ tracks }: LabelSet, track: string): unknown {
  return (tracks[track] ?? []).map((segment) =>
    Object.entries(segment).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
