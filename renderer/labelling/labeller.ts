/** Who labels: everybody has a label set of their own on every clip, begun with their first label. */
import type { ClipCard } from '../../contract/window/clips.ts';

export interface Labeller {
  /** Id of the label set. */
  readonly set: string;
  /** Null leaves it to what the set says, or to the name of the account. */
  readonly annotator: string | null;
}

/** The set that a person's own labels, and imported ones, go into. */
export const HAND_SET = 'hand';
export const firstLabeller: Labeller = { set: HAND_SET, annotator: null };

/** Everybody who has labelled a clip by hand, the first of them first. */
export function labellersOf(clips: readonly ClipCard[]): readonly Labeller[] {
  const sets = clips.flatMap((clip) => clip.sets).filter(({ kind }) => kind === 'hand');
  const named = new Map<string, string | null>([[HAND_SET, null]]);
  for (const { id, annotator } of sets) named.set(id, annotator === '' ? null : annotator);
  return [...named].map(([set, annotator]) => ({ set, annotator }));
}

/** How far somebody has labelled a clip. */
export function stateFor({ set }: Labeller, { sets, state }: ClipCard): ClipCard['state'] {
  return sets.find(({ id }) => id === set)?.state ?? (set === HAND_SET ? state : 'unlabelled');
}

/** "Ana María" labels in "ana-maría"; a set that somebody of another name has is left to them. */
export function newLabeller(name: string, known: readonly Labeller[]): Labeller {
  const annotator = name.trim();
  const slug = annotator
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}_.-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/-+$/, '')
    .slice(0, 100);
  const base = slug === '' ? 'labeller' : slug;
  const mine = known.find((one) => one.annotator?.toLowerCase() === annotator.toLowerCase());
  if (mine !== undefined) return mine;
  const isTaken = (set: string) => known.some((one) => one.set === set);
  let set = base;
  for (let n = 2; isTaken(set); n++) set = `${base}-${String(n)}`;
  return { set, annotator };
}

export function labellerInWords({ set, annotator }: Labeller): string {
  if (annotator === null) return set === HAND_SET ? 'Labels by hand' : set;
  return annotator.toLowerCase() === set ? annotator : `${annotator} (${set})`;
}
