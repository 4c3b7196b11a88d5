/** Chooses the clips that early stopping listens to: whole groups, and never the last clips of a class. */
import { Fault } from '../../contract/fault.ts';
import { createRandom } from '../random.ts';

export interface HoldOutClip {
  readonly id: string;
  /** The person or day it shows; clips of one group are never parted. */
  readonly group: string | null;
  /** The classes it shows, over all tracks. */
  readonly classes: readonly string[];
}

export interface HoldOutOptions {
  /** Of the clips, between 0 and 1. */
  readonly share: number;
  readonly seed: number;
}

/** A stream of the generator that no epoch draws from. */
const STREAM = -1;

/**
 * The same clips, share and seed give the same choice, whatever order the clips come in.
 * @returns the ids. @throws Fault where nothing can be held out without leaving a class untaught
 */
export function holdOut(
  clips: readonly HoldOutClip[],
  { share, seed }: HoldOutOptions,
): ReadonlySet<string> {
  const wanted = Math.max(1, Math.round(share * clips.length));
  const held = new Set<string>();
  for (const unit of createRandom(seed, STREAM).shuffled(unitsOf(clips))) {
    if (held.size >= wanted) break;
    const tried = new Set([...held, ...unit]);
    if (teachesEveryClass(clips, tried)) unit.forEach((id) => held.add(id));
  }
  if (held.size > 0) return held;
  throw new Fault(
    'bad-input',
    `Early stopping holds clips out and needs every class in the others too, which ${describe(clips)} cannot give; label more clips, or train without it.`,
  );
}

/** The ids of clips that stay together. */
function unitsOf(clips: readonly HoldOutClip[]): string[][] {
  const sorted = [...clips].sort((one, other) => (one.id < other.id ? -1 : 1));
  const units = new Map<string, string[]>();
  for (const { id, group } of sorted) {
    const key = group === null ? `clip ${id}` : `group ${group}`;
    units.set(key, [...(units.get(key) ?? []), id]);
  }
  return [...units.values()];
}

function teachesEveryClass(clips: readonly HoldOutClip[], held: ReadonlySet<string>): boolean {
  const taught = new Set(clips.filter(({ id }) => !held.has(id)).flatMap(({ classes }) => classes));
  return clips.every(({ classes }) => classes.every((name) => taught.has(name)));
}

function describe(clips: readonly HoldOutClip[]): string {
  const units = unitsOf(clips).length;
  const clipsInWords = clips.length === 1 ? 'one clip' : `${clips.length} clips`;
  if (units === clips.length) return clipsInWords;
  return `${clipsInWords} in ${units === 1 ? 'one group' : `${units} groups`}`;
}
