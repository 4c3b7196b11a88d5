/** Which clips an export can be meant for, from where it is asked for. */
import type { ExportScope } from './exporting-state.ts';

export interface ClipsAtHand {
  /** Those that a filter left; null without one. */
  readonly found: readonly string[] | null;
  /** The one that is being labelled. */
  readonly open: { readonly id: string; readonly name: string } | null;
  /** Whether that one is looked at. */
  readonly isOpenInSight: boolean;
}

export interface Offer {
  readonly scopes: readonly ExportScope[];
  readonly chosen: number;
}

export function offeredClips({ found, open, isOpenInSight }: ClipsAtHand): Offer {
  const all: ExportScope = { words: 'All clips', clips: null };
  const some: readonly ExportScope[] =
    found === null || found.length === 0
      ? []
      : [{ words: foundInWords(found.length), clips: found }];
  const one: readonly ExportScope[] =
    open === null ? [] : [{ words: `“${open.name}” alone`, clips: [open.id] }];
  const chosen = some.length > 0 || (isOpenInSight && one.length > 0) ? 1 : 0;
  return { scopes: [all, ...some, ...one], chosen };
}

function foundInWords(count: number): string {
  return count === 1 ? 'The clip that is found' : `The ${String(count)} clips that are found`;
}
