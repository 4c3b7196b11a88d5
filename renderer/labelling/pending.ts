/** Labels as they will be: what the host has acknowledged, with the edits on their way to it already applied. */
import { applyEdit } from '../../contract/labelling/apply-edit.ts';
import type { Edit } from '../../contract/labelling/edit.ts';
import type { LabelSet, Segment } from '../../contract/segment.ts';

export type TrackSegments = Readonly<Record<string, readonly Segment[]>>;

/** Something on its way to the host; what is no edit shows only when it is answered. */
export type Order =
  | { readonly kind: 'edit'; readonly edits: readonly Edit[] }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  /** Labels were changed beside this queue: by an edit of classes. */
  | { readonly kind: 'reload' };

/** Edits that will be refused change nothing. */
export function withPending(
  acknowledged: TrackSegments,
  orders: readonly Order[],
  frames: number,
): TrackSegments {
  let labels: LabelSet = {
    schemaVersion: 1,
    id: 'pending',
    annotator: '',
    kind: 'hand',
    tracks: acknowledged,
  };
  for (const order of orders) {
    if (order.kind !== 'edit') continue;
    try {
      labels = order.edits.reduce((now, edit) => applyEdit(now, edit, frames).labels, labels);
    } catch {
      // The host will say why.
    }
  }
  return labels.tracks;
}
