/** Writes a clip's script from a seed: what happens when, before anything is drawn; the labels are these stretches. */
import { type Activity, type Stretch } from './activity.ts';
import { type Acting, createActing } from './acting.ts';
import { type Appearance, createAppearance } from './appearance.ts';
import { createRandom, type Random } from './random.ts';

export const FRAME_RATE = 30;

export interface Script {
  readonly seed: number;
  readonly frames: number;
  /** Without holes from frame 0 to `frames`; a boundary is where a change is three quarters made. */
  readonly stretches: readonly Stretch[];
  readonly appearance: Appearance;
  readonly acting: Acting;
}

/** Shortest and longest span of an activity in seconds; coming in and going out are part of standing. */
const SPANS: Readonly<Record<Activity, readonly [number, number]>> = {
  away: [1.3, 1.9],
  standing: [2.6, 3.2],
  waving: [2.1, 2.8],
  squatting: [3.6, 4.6],
  sitting: [2.5, 3.3],
};

/** Seconds one round with every activity takes on average. */
const ROUND_S = 15;
const SHORTEST_S = 12;

/** Away, in, the three activities in any order (sometimes with a rest between), out. */
function round(random: Random): readonly Activity[] {
  const middle = random
    .shuffle<Activity>(['waving', 'squatting', 'sitting'])
    .flatMap((activity, i): Activity[] =>
      i > 0 && random.chance(0.15) ? ['standing', activity] : [activity],
    );
  return ['away', 'standing', ...middle, 'standing'];
}

function plan(random: Random, durationS: number): readonly Activity[] {
  const rounds = Math.max(1, Math.round(durationS / ROUND_S - 0.2));
  const order = Array.from({ length: rounds }, () => round(random)).flat();
  const beginsInView = random.chance(0.4);
  return beginsInView ? [...order.slice(1), 'away'] : order;
}

/** @throws RangeError when the clip is too short to show every activity. */
export function createScript(seed: number, { durationS }: { readonly durationS: number }): Script {
  if (!(durationS >= SHORTEST_S)) {
    throw new RangeError(`A clip must last at least ${SHORTEST_S} seconds to show every activity.`);
  }
  const random = createRandom(seed, 'script');
  const order = plan(random, durationS);
  const spans = order.map((activity) => random.range(...SPANS[activity]));
  const frames = Math.round(durationS * FRAME_RATE);
  const stretch = frames / spans.reduce((sum, span) => sum + span, 0);
  const ends = spans.map((_, i) =>
    Math.round(spans.slice(0, i + 1).reduce((sum, span) => sum + span, 0) * stretch),
  );
  const stretches = order.map((activity, i) => ({
    activity,
    startFrame: ends[i - 1] ?? 0,
    endFrame: ends[i] ?? frames,
  }));
  const appearance = createAppearance(seed);
  return { seed, frames, stretches, appearance, acting: createActing(seed, stretches) };
}

export function activityAt(script: Script, frame: number): Activity {
  const found = script.stretches.find((s) => frame >= s.startFrame && frame < s.endFrame);
  if (found === undefined) throw new RangeError(`The clip has no frame ${frame}.`);
  return found.activity;
}
