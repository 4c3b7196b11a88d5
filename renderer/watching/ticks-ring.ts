/** The last so many ticks in rings of typed arrays: time, softmax, steady label. Constant memory, no garbage. */
import type { HistoryTrack } from './history.ts';

/** What one tick says of one track. */
export interface TrackTick {
  /** Index of the steady class; -1 while there is none. */
  readonly label: number;
  /** Probability of the steady class. */
  readonly probability: number;
  /** One for each class; missing ones count as 0. */
  readonly probabilities: readonly number[];
}

export interface TicksRing {
  readonly first: () => number;
  readonly end: () => number;
  /** Times never fall: one that would is taken for the one before it. */
  readonly add: (timestampUs: number, tracks: readonly (TrackTick | undefined)[]) => void;
  /** Of a tick that is not known: NaN, and 0, -1 and 0 for what follows. */
  readonly timeUs: (tick: number) => number;
  readonly probability: (track: number, tick: number, cls: number) => number;
  readonly label: (track: number, tick: number) => number;
  readonly labelProbability: (track: number, tick: number) => number;
  /** First known tick at or after a time; `end` when there is none. */
  readonly tickAt: (timestampUs: number) => number;
}

interface TrackRing {
  readonly classes: number;
  readonly labels: Int16Array;
  readonly labelProbabilities: Float32Array;
  /** `classes` values for each tick. */
  readonly probabilities: Float32Array;
}

export function createTicksRing(tracks: readonly HistoryTrack[], capacity: number): TicksRing {
  const times = new Float64Array(capacity);
  const rings = tracks.map(({ classes }): TrackRing => ({
    classes: classes.length,
    labels: new Int16Array(capacity),
    labelProbabilities: new Float32Array(capacity),
    probabilities: new Float32Array(capacity * classes.length),
  }));
  let end = 0;

  const first = () => Math.max(0, end - capacity);
  const isKnown = (tick: number) => tick >= first() && tick < end;
  const timeUs = (tick: number) =>
    isKnown(tick) ? (times[tick % capacity] ?? Number.NaN) : Number.NaN;

  return {
    first,
    end: () => end,
    add(timestampUs, said) {
      const at = end % capacity;
      times[at] = end === 0 ? timestampUs : Math.max(timestampUs, timeUs(end - 1));
      rings.forEach((ring, i) => {
        put(ring, at, said[i]);
      });
      end += 1;
    },
    timeUs,
    probability(track, tick, cls) {
      const ring = rings[track];
      if (ring === undefined || cls < 0 || cls >= ring.classes || !isKnown(tick)) return 0;
      return ring.probabilities[(tick % capacity) * ring.classes + cls] ?? 0;
    },
    label: (track, tick) => (isKnown(tick) ? (rings[track]?.labels[tick % capacity] ?? -1) : -1),
    labelProbability: (track, tick) =>
      isKnown(tick) ? (rings[track]?.labelProbabilities[tick % capacity] ?? 0) : 0,
    tickAt(timestampUs) {
      let low = first();
      let high = end;
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (timeUs(middle) < timestampUs) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}

const nothing: TrackTick = { label: -1, probability: 0, probabilities: [] };

function put(ring: TrackRing, at: number, said: TrackTick = nothing): void {
  ring.labels[at] = said.label;
  ring.labelProbabilities[at] = said.probability;
  for (let cls = 0; cls < ring.classes; cls++)
    ring.probabilities[at * ring.classes + cls] = said.probabilities[cls] ?? 0;
}
