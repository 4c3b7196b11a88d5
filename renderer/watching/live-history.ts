/** The history as a session fills it: labels tick by tick, events and resets from the session's log. */
import type { FrameLabel } from '../../contract/frame-label.ts';
import type { SessionLogLine } from '../../contract/session-log.ts';
import type { History, HistoryTrack } from './history.ts';
import { createPastEvents, type PastEvents } from './past-events.ts';
import { createStreamClock, type StreamClock } from './stream-clock.ts';
import { createTicksRing, type TicksRing, type TrackTick } from './ticks-ring.ts';

/** Two hours at 15 steps per second. */
const CAPACITY = 2 * 3600 * 15;

export interface BeginOptions {
  readonly tracks: readonly HistoryTrack[];
  /** Ticks that are kept; two hours' worth unless told. */
  readonly capacity?: number;
}

export interface LiveHistory extends History {
  /** Everything before is gone. Time stands still until `run`. */
  readonly begin: (options: BeginOptions) => void;
  /** A fresh label is a tick; any other only says that time went on. */
  readonly addLabel: (label: FrameLabel) => void;
  /** For what is known otherwise than by labels: one entry for each track, in their order. */
  readonly addTick: (timestampUs: number, tracks: readonly (TrackTick | undefined)[]) => void;
  /** Takes events and resets; other lines are passed over. */
  readonly addLines: (lines: readonly SessionLogLine[]) => void;
  /** Lets time move on between frames. */
  readonly run: () => void;
  /** Time stands still: the source is away. */
  readonly pause: () => void;
  /** Nothing more will come: what still lasts ends with the newest frame. */
  readonly finish: () => void;
}

/** One session's part of the history; the next session gets a new one. */
interface Held {
  readonly tracks: readonly HistoryTrack[];
  readonly ring: TicksRing;
  readonly past: PastEvents;
  readonly clock: StreamClock;
}

export function createLiveHistory(nowMs: () => number = () => performance.now()): LiveHistory {
  const hold = (tracks: readonly HistoryTrack[], capacity: number): Held => ({
    tracks,
    ring: createTicksRing(tracks, capacity),
    past: createPastEvents(),
    clock: createStreamClock(nowMs),
  });
  let held = hold([], 1);
  let generation = 0;
  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of [...listeners]) listener();
  };
  return {
    ...readingOf(() => held),
    ...fillingOf(() => held, notify),
    generation: () => generation,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    begin({ tracks, capacity = CAPACITY }) {
      held = hold(tracks, capacity);
      generation += 1;
      notify();
    },
  };
}

function readingOf(held: () => Held): Omit<History, 'generation' | 'subscribe'> {
  return {
    tracks: () => held().tracks,
    first: () => held().ring.first(),
    end: () => held().ring.end(),
    timeUs: (tick) => held().ring.timeUs(tick),
    tickAt: (timestampUs) => held().ring.tickAt(timestampUs),
    probability: (track, tick, cls) => held().ring.probability(track, tick, cls),
    label: (track, tick) => held().ring.label(track, tick),
    labelProbability: (track, tick) => held().ring.labelProbability(track, tick),
    originUs: () => held().clock.originUs(),
    latestUs: () => held().clock.latestUs(),
    nowUs: () => held().clock.nowUs(),
    events: () => held().past.events(),
    resets: () => held().past.resets(),
  };
}

type Filling = Omit<LiveHistory, keyof History | 'begin'>;

function fillingOf(held: () => Held, notify: () => void): Filling {
  const add = (timestampUs: number, said: readonly (TrackTick | undefined)[]) => {
    held().clock.heard(timestampUs);
    held().ring.add(timestampUs, said);
  };
  return {
    addLabel(label) {
      if (label.source === 'fresh') add(label.timestampUs, toTicks(label, held().tracks));
      else held().clock.heard(label.timestampUs);
    },
    addTick: add,
    addLines(lines) {
      let isNew = false;
      for (const line of lines) {
        if (line.kind === 'event') held().past.addEvent(line);
        else if (line.kind === 'reset') held().past.addReset(line);
        isNew ||= line.kind === 'event' || line.kind === 'reset';
      }
      if (isNew) notify();
    },
    run: () => {
      held().clock.run();
    },
    pause: () => {
      held().clock.stop();
    },
    finish() {
      const { clock, past } = held();
      clock.stop();
      past.endAll(clock.latestUs() ?? 0);
      notify();
    },
  };
}

/** A label's tracks come in the model's order, as the history's do. */
function toTicks(label: FrameLabel, tracks: readonly HistoryTrack[]): readonly TrackTick[] {
  return label.tracks.map((said, i) => ({
    label: said.label === null ? -1 : (tracks[i]?.classes.indexOf(said.label) ?? -1),
    probability: said.probability,
    probabilities: said.probabilities,
  }));
}
