/** Edits of classes that can be undone and redone: a fold over the entries of their journal. */
import type { Track } from '../track.ts';
import type { ClassEdit } from './class-edit.ts';
import type { ClassEntry, Relabelled } from './class-journal.ts';

export interface ClassStep {
  readonly edit: ClassEdit;
  readonly before: readonly Track[];
  readonly after: readonly Track[];
  readonly relabelled: readonly Relabelled[];
}

/** The last of each is the next to be undone or redone. */
export interface ClassHistory {
  readonly done: readonly ClassStep[];
  readonly undone: readonly ClassStep[];
}

/** @returns null for entries that no sequence of edits leaves behind. */
export function classHistory(entries: readonly ClassEntry[]): ClassHistory | null {
  const done: ClassStep[] = [];
  const undone: ClassStep[] = [];
  for (const entry of withoutDropped(entries)) {
    switch (entry.kind) {
      case 'edit': {
        const { edit, before, after, relabelled } = entry;
        done.push({ edit, before, after, relabelled });
        undone.length = 0;
        break;
      }
      case 'undo': {
        const step = done.pop();
        if (step === undefined) return null;
        undone.push(withChosen(step, entry.chosen));
        break;
      }
      case 'redo': {
        const step = undone.pop();
        if (step === undefined) return null;
        done.push({ ...step, relabelled: entry.relabelled });
      }
    }
  }
  return { done, undone };
}

type Counted = Exclude<ClassEntry, { kind: 'drop' }>;

function withoutDropped(entries: readonly ClassEntry[]): readonly Counted[] {
  return entries.flatMap((entry, n) =>
    entry.kind === 'drop' || entries[n + 1]?.kind === 'drop' ? [] : [entry],
  );
}

function withChosen(
  step: ClassStep,
  chosen: Extract<ClassEntry, { kind: 'undo' }>['chosen'],
): ClassStep {
  const { edit } = step;
  if (edit.kind !== 'split-class' || chosen === null) return step;
  return { ...step, edit: { ...edit, segments: [...chosen] } };
}
