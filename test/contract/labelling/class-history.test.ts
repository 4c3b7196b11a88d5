/** What the entries of a class journal come to. */
import { describe, expect, it } from 'vitest';
import type { ClassEdit } from '../../../contract/labelling/class-edit.ts';
import { classHistory } from '../../../contract/labelling/class-history.ts';
import type { ClassEntry } from '../../../contract/labelling/class-journal.ts';

const at = '';
const edit = (name: string): ClassEntry => ({
  kind: 'edit',
  at,
  edit: { kind: 'add-track', name },
  before: [],
  after: [],
  relabelled: [],
});
const undo: ClassEntry = { kind: 'undo', at, chosen: null };
const redo: ClassEntry = { kind: 'redo', at, relabelled: [] };
const drop: ClassEntry = { kind: 'drop', at };

const names = (steps: readonly { readonly edit: ClassEdit }[]) =>
  steps.map((step) => ('name' in step.edit ? step.edit.name : step.edit.kind));

const folded = (...entries: readonly ClassEntry[]) => {
  const found = classHistory(entries);
  return found === null ? null : [names(found.done), names(found.undone)];
};

describe('entries', () => {
  it.each<[string, ReturnType<typeof folded>, readonly ClassEntry[]]>([
    ['none', [[], []], []],
    ['edits stand in order', [['a', 'b'], []], [edit('a'), edit('b')]],
    [
      'undo and redo move the last',
      [['a'], ['c', 'b']],
      [edit('a'), edit('b'), edit('c'), undo, undo],
    ],
    [
      'redo brings back what was undone last',
      [['a'], ['b']],
      [edit('a'), edit('b'), undo, undo, redo],
    ],
    ['an edit ends what could be redone', [['b'], []], [edit('a'), undo, edit('b')]],
    [
      'one that was dropped has never been',
      [['a'], ['b']],
      [edit('a'), edit('b'), undo, edit('c'), drop],
    ],
    ['nor has a redo that was dropped', [[], ['a']], [edit('a'), undo, redo, drop]],
    ['an undo of nothing makes no sense', null, [edit('a'), undo, undo]],
    ['nor does a redo of nothing', null, [edit('a'), redo]],
  ])('%s', (_, wanted, entries) => {
    expect(folded(...entries)).toEqual(wanted);
  });

  it('an undone split is to split off what the undo says', () => {
    const segments = [{ clip: 'c', set: 'hand', startFrame: 0 }];
    const split: ClassEdit = { kind: 'split-class', track: 't', classId: 'a', name: 'b', segments };
    const chosen = [{ clip: 'c', set: 'hand', startFrame: 7 }];
    const entry: ClassEntry = {
      kind: 'edit',
      at,
      edit: split,
      before: [],
      after: [],
      relabelled: [],
    };
    expect(classHistory([entry, { ...undo, chosen }])?.undone[0]?.edit).toEqual({
      ...split,
      segments: chosen,
    });
    expect(classHistory([entry, undo])?.undone[0]?.edit).toEqual(split);
  });
});
