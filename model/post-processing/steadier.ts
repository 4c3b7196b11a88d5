/** Turns softmaxes into steady labels: smoothing in time, then hysteresis; the same live and offline. */
import type { PostProcessing } from '../../contract/post-processing.ts';
import type { TrackOutputs } from '../../contract/track.ts';

interface SteadyTrack {
  /** Exponentially smoothed probabilities, in the track's order of classes. */
  readonly smoothed: readonly number[];
  /** Index of the class that is shown. */
  readonly incumbent: number;
}

/** `timestampUs` is null until the first step after the start. */
export interface SteadyState {
  readonly timestampUs: number | null;
  readonly tracks: readonly SteadyTrack[];
}

/** streams/recurrence.ts's Steadier, restated: the rooms do not import each other. */
export interface LabelSteadier {
  start(): SteadyState;
  step(
    state: SteadyState,
    probabilities: readonly (readonly number[])[],
    timestampUs: number,
  ): SteadyState;
  /** Per track the steady class id with its smoothed probability; empty before the first step. */
  labels(state: SteadyState): readonly { readonly label: string; readonly probability: number }[];
}

export function createSteadier(
  tracks: readonly TrackOutputs[],
  { smoothingS, switchMargin }: Pick<PostProcessing, 'smoothingS' | 'switchMargin'>,
): LabelSteadier {
  return {
    start: () => ({ timestampUs: null, tracks: [] }),

    step(state, probabilities, timestampUs) {
      const keep = keptShare(state.timestampUs, timestampUs, smoothingS);
      const next = probabilities.map((raw, track) => {
        const before = state.tracks[track];
        if (before === undefined) return { smoothed: raw, incumbent: likeliest(raw) };
        const smoothed = raw.map((p, k) => keep * (before.smoothed[k] ?? p) + (1 - keep) * p);
        const incumbent = successor(smoothed, before.incumbent, switchMargin);
        return { smoothed, incumbent };
      });
      return { timestampUs, tracks: next };
    },

    labels: (state) =>
      state.tracks.map(({ smoothed, incumbent }, track) => ({
        label: tracks[track]?.classes[incumbent] ?? '',
        probability: smoothed[incumbent] ?? 0,
      })),
  };
}

/** e^(-Δt / τ): how much of the smoothed value survives the time since the last step; none when smoothing is off. */
function keptShare(beforeUs: number | null, nowUs: number, smoothingS: number): number {
  if (beforeUs === null || smoothingS === 0) return 0;
  const elapsedS = Math.max(0, nowUs - beforeUs) / 1e6;
  return Math.exp(-elapsedS / smoothingS);
}

/** The incumbent stays until the likeliest class exceeds it by the margin or more. */
function successor(smoothed: readonly number[], incumbent: number, margin: number): number {
  const challenger = likeliest(smoothed);
  const lead = (smoothed[challenger] ?? 0) - (smoothed[incumbent] ?? 0);
  return lead >= margin ? challenger : incumbent;
}

/** Index of the highest value, the first of equals. */
function likeliest(values: readonly number[]): number {
  return values.indexOf(values.reduce((high, value) => Math.max(high, value), -Infinity));
}
