/** Says of which class there is too little, so that it is plain what to record next. */
import { BACKGROUND } from '../../../contract/track.ts';
import type { Material } from '../../../contract/window/clips.ts';

export interface Advice {
  readonly track: string;
  readonly classId: string;
  /** Goes on from the class's name: "is labelled nowhere yet". */
  readonly why: string;
}

/** Less than this share of the commonest class is too little. */
const SCARCE = 0.25;
const MOST_ADVICE = 2;

/** The most pressing first; empty where every class has enough, and before anything is labelled. */
export function whatToRecord(material: readonly Material[]): readonly Advice[] {
  const classes = material.filter(({ classId }) => classId !== BACKGROUND);
  const most = Math.max(0, ...classes.map(({ seconds }) => seconds));
  if (most === 0) return [];
  const pressing = classes
    .map((one) => ({ one, why: whyOf(one, most) }))
    .filter((found): found is { one: Material; why: string } => found.why !== null)
    .sort((a, b) => a.one.seconds - b.one.seconds);
  return pressing
    .slice(0, MOST_ADVICE)
    .map(({ one: { track, classId }, why }) => ({ track, classId, why }));
}

function whyOf({ segments, seconds, clips }: Material, most: number): string | null {
  if (segments === 0) return 'is labelled nowhere yet';
  if (seconds < SCARCE * most)
    return `has ${seconds.toFixed(1)} s, where another has ${inWords(most)}`;
  if (clips === 1) return 'is in one clip alone: another day or person would help';
  return null;
}

function inWords(seconds: number): string {
  return seconds < 120 ? `${seconds.toFixed(0)} s` : `${(seconds / 60).toFixed(0)} min`;
}
