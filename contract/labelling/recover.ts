/** What a clip's journal and a set's file together say: no entry of the journal is ever lost, nor a file's content. */
import { Fault } from '../fault.ts';
import type { LabelSet } from '../segment.ts';
import { normalised } from './apply-edit.ts';
import { advance, beginHistory, putsBetween, type LabelHistory } from './history.ts';
import type { JournalEntry } from './journal.ts';

type Base = Extract<JournalEntry, { kind: 'base' }>;

export interface Recovered {
  readonly history: LabelHistory;
  /** The journal knows the set already; before its first step it wants a base. */
  readonly isBegun: boolean;
  /** The file was replaced by someone else since; the history holds that already, the journal wants this entry. */
  readonly adopted: Base | null;
}

export interface Remains {
  readonly setId: string;
  /** The set's file; null when there is none. */
  readonly file: LabelSet | null;
  /** The whole journal of the clip, a null for every line that is damaged. */
  readonly entries: readonly (JournalEntry | null)[];
  readonly frames: number;
}

/**
 * The file is the journal's own if it holds what the journal said after `seq` entries; otherwise someone else wrote
 * it, and it counts as a step made there. @returns null when neither knows the set.
 */
export function recover({ setId, file, entries, frames }: Remains): Recovered | null {
  const found = file === null ? null : normalised(file, frames);
  const position = Math.min(found?.seq ?? entries.length, entries.length);
  const before = replay(null, entries.slice(0, position), { setId, frames });
  if (before.history === null) return beginning(found, entries, { setId, frames });
  const isOwn =
    found === null ||
    isSame(found, before.history.labels) ||
    (found.seq === undefined && before.first !== null && isSame(found, before.first));
  const there = isOwn ? before.history : rebase(before.history, found, frames);
  const { history } = replay(there, entries.slice(position), { setId, frames });
  if (history === null || isOwn) {
    return { history: history ?? there, isBegun: true, adopted: null };
  }
  const adopted: Base = { kind: 'base', set: setId, at: timeNow(), labels: history.labels };
  return { history, isBegun: true, adopted };
}

interface Following {
  readonly setId: string;
  readonly frames: number;
}

/** The journal begins after the file was written, or knows nothing of the set. */
function beginning(
  found: LabelSet | null,
  entries: Remains['entries'],
  following: Following,
): Recovered | null {
  const { history } = replay(null, entries, following);
  if (history !== null) return { history, isBegun: true, adopted: null };
  if (found === null) return null;
  return { history: beginHistory(found, following.frames), isBegun: false, adopted: null };
}

interface Replayed {
  readonly history: LabelHistory | null;
  /** What the set held when its journal began, where that is among the entries. */
  readonly first: LabelSet | null;
}

function replay(
  from: LabelHistory | null,
  entries: Remains['entries'],
  { setId, frames }: Following,
): Replayed {
  let history = from;
  let first: LabelSet | null = null;
  for (const entry of entries) {
    if (entry?.set !== setId) continue;
    const isBegun = history !== null;
    history = follow(history, entry, frames);
    if (!isBegun) first = history?.labels ?? null;
  }
  return { history, first };
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

function timeNow(): string {
  return new Date().toISOString();
}

function isSame(a: LabelSet, b: LabelSet): boolean {
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
