/** Labels as they will be: what the host has acknowledged, with the edits on their way to it already applied. */
import type { Edit } from '../../contract/labelling/edit.ts';
import { applyEdits } from '../../contract/labelling/history.ts';
import type { LabelSet, Segment } from '../../contract/segment.ts';

export type TrackSegments = Readonly<Record<string, readonly Segment[]>>;

/** Something on its way to the host; what is no edit shows only when it is answered. */
export type Order =
  | { readonly kind: 'edit'; readonly edits: readonly Edit[] }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  /** Labels were changed beside this queue: by an edit of classes. */
  | { readonly kind: 'reload' };

/** Edits that will be refused change nothing; undo and redo show at once where they take back what is on its way. */
export function withPending(
  acknowledged: TrackSegments,
  orders: readonly Order[],
  frames: number,
): TrackSegments {
  const first: LabelSet = {
    schemaVersion: 1,
    id: 'pending',
    annotator: '',
    kind: 'hand',
    tracks: acknowledged,
  };
  let done: readonly LabelSet[] = [];
  let undone: readonly LabelSet[] = [];
  for (const order of orders) {
    const now = done.at(-1) ?? first;
    if (order.kind === 'undo' && done.length > 0) {
      done = done.slice(0, -1);
      undone = [...undone, now];
    } else if (order.kind === 'redo' && undone.length > 0) {
      done = [...done, ...undone.slice(-1)];
      undone = undone.slice(0, -1);
    } else if (order.kind === 'edit') {
      const next = edited(now, order.edits, frames);
      if (next === null) continue;
      done = [...done, next];
      undone = [];
    }
  }
  return (done.at(-1) ?? first).tracks;
}

/** Null for edits that change nothing: they are no step. */
function edited(labels: LabelSet, edits: readonly Edit[], frames: number): LabelSet | null {
  try {
    const applied = applyEdits(labels, edits, frames);
    return applied.puts.length === 0 ? null : applied.labels;
  } catch {
    // The host will say why.
    return null;
  }
}
