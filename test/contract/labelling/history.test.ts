/** Undo and redo without limit, and what a journal and a file say together. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../contract/fault.ts';
import type { Edit } from '../../../contract/labelling/edit.ts';
import {
  advance,
  applyEdits,
  beginHistory,
  type LabelHistory,
} from '../../../contract/labelling/history.ts';
import type { JournalEntry } from '../../../contract/labelling/journal.ts';
import { recover } from '../../../contract/labelling/recover.ts';
import type { LabelSet } from '../../../contract/segment.ts';
import { anEdit, emptySet, FRAMES } from './random-edits.ts';

const at = '2026-11-26T10:00:00.000Z';
const on = { set: 'hand', at };
const undo = { kind: 'undo', ...on } as const;
const redo = { kind: 'redo', ...on } as const;
const base: JournalEntry = { kind: 'base', ...on, labels: emptySet };

type Move = Edit | 'undo' | 'redo';
const aMove: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: anEdit },
  fc.constantFrom('undo' as const, 'redo' as const),
);

/** The entry of a move, or null when the labels do not allow it. */
function entryOf({ labels }: LabelHistory, move: Move) {
  if (move === 'undo') return undo;
  if (move === 'redo') return redo;
  try {
    const { puts } = applyEdits(labels, [move], FRAMES);
    return puts.length === 0 ? null : ({ kind: 'edit', ...on, what: move.kind, puts } as const);
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

/** A session: its journal, and the labels after each entry of it. */
function played(moves: readonly Move[]) {
  const entries: JournalEntry[] = [base];
  const states: LabelSet[] = [emptySet];
  let history = beginHistory(emptySet, FRAMES);
  for (const move of moves) {
    const entry = entryOf(history, move);
    if (entry === null) continue;
    history = advance(history, entry, FRAMES);
    entries.push(entry);
    states.push(history.labels);
  }
  return { entries, states, history };
}

const aSession = fc.array(aMove, { maxLength: 30 }).map(played);

describe('a history', () => {
  it('undoes to the first set and redoes to the last', () => {
    fc.assert(
      fc.property(fc.array(anEdit, { maxLength: 30 }), (edits) => {
        const { history: end } = played(edits);
        let history = end;
        while (history.done !== null) history = advance(history, undo, FRAMES);
        expect(history.labels).toEqual(emptySet);
        while (history.undone !== null) history = advance(history, redo, FRAMES);
        expect(history.labels).toEqual(end.labels);
      }),
    );
  });

  it('forgets what was undone at the next edit', () => {
    const paint = (classId: string): Edit => ({
      kind: 'paint',
      track: 'posture',
      startFrame: 0,
      endFrame: 5,
      classId,
    });
    const { history } = played([paint('sit'), 'undo', paint('stand'), 'redo']);
    expect(history.undone).toBeNull();
    expect(history.labels.tracks['posture']).toMatchObject([{ classId: 'stand' }]);
  });

  it('leaves a set as it is where there is nothing to undo or redo', () => {
    const begun = beginHistory(emptySet, FRAMES);
    expect(advance(begun, undo, FRAMES)).toBe(begun);
    expect(advance(begun, redo, FRAMES)).toBe(begun);
  });
});

describe('recovering', () => {
  const recovered = (file: LabelSet | null, entries: readonly JournalEntry[]) =>
    recover({ setId: 'hand', file, entries, frames: FRAMES });

  it('brings back every entry, whichever the file holds', () => {
    fc.assert(
      fc.property(aSession, fc.nat(), ({ entries, states, history }, random) => {
        const held = random % states.length;
        const file = { ...(states[held] ?? emptySet), seq: held + 1 };
        const found = recovered(file, entries);
        expect(found?.history.labels.tracks).toEqual(history.labels.tracks);
        expect(found?.adopted).toBeNull();
      }),
    );
  });

  it('brings back what can be undone and redone', () => {
    fc.assert(
      fc.property(aSession, ({ entries, history }) => {
        const found = recovered(emptySet, entries)?.history;
        if (found === undefined) throw new Error('the set is lost');
        for (const entry of [undo, redo]) {
          expect(advance(found, entry, FRAMES).labels).toEqual(
            advance(history, entry, FRAMES).labels,
          );
        }
      }),
    );
  });

  const other: LabelSet = {
    ...emptySet,
    tracks: { posture: [{ startFrame: 1, endFrame: 9, classId: 'sit', origin: 'imported' }] },
  };
  const sitting: Edit = {
    kind: 'paint',
    track: 'posture',
    startFrame: 20,
    endFrame: 30,
    classId: 'stand',
  };

  it('takes over a file that someone else replaced, and can undo that', () => {
    const { entries, history } = played([sitting]);
    const found = recovered(other, entries);
    expect(found?.history.labels.tracks).toEqual(other.tracks);
    expect(found?.adopted).toMatchObject({ kind: 'base', labels: { tracks: other.tracks } });
    const back = found === null ? null : advance(found.history, undo, FRAMES);
    expect(back?.labels.tracks).toEqual(history.labels.tracks);
    const again = recovered(other, [...entries, ...(found?.adopted ? [found.adopted] : [])]);
    expect(again?.history.labels.tracks).toEqual(other.tracks);
  });

  it('takes a file without any journal as it is, and a journal without its file', () => {
    expect(recovered(other, [])).toMatchObject({ isBegun: false, history: { labels: other } });
    const { entries, history } = played([sitting]);
    expect(recovered(null, entries)?.history.labels).toEqual(history.labels);
    expect(recovered(null, [])).toBeNull();
  });

  it('takes the file where the journal was lost', () => {
    const file = { ...other, seq: 12 };
    expect(recovered(file, [])).toMatchObject({ isBegun: false });
    expect(recovered(file, [base])?.history.labels.tracks).toEqual(other.tracks);
  });

  it('passes over entries that make no sense after those of another program', () => {
    const broken: JournalEntry = {
      kind: 'edit',
      ...on,
      what: 'put',
      puts: [{ kind: 'put', track: 'posture', startFrame: 30, endFrame: 99, segments: [] }],
    };
    const { entries, history } = played([sitting]);
    expect(recovered(emptySet, [...entries, broken])?.history.labels).toEqual(history.labels);
  });
});
