/** Turns labels into activities that began and ended, ignoring whatever does not stand long enough. */
import type { OperatorFunction } from 'rxjs';
import type { FrameLabel, TrackLabel } from '../contract/frame-label.ts';
import { BACKGROUND } from '../contract/track.ts';
import type { PathOutput } from './path-event.ts';
import { type Machine, through } from './through.ts';

export interface ActivityEvent {
  readonly what: 'began' | 'ended';
  readonly track: string;
  readonly label: string;
  readonly frame: number;
  readonly timestampUs: number;
}

/** A frame's labels; where it also tells of a reset, activities do not reach across it. */
export type ActivityInput = FrameLabel & Partial<Pick<PathOutput, 'reset'>>;

export interface ActivityOptions {
  readonly minDurationUs: number;
}

/**
 * Per track: a label *stands* once every frame of at least `minDurationUs` of stream time carried it.
 * A label that stands takes over from the one that stood before it; background and null count as "no
 * activity", and take over like any other.
 *
 * - `began` names the frame from which the activity stood without a break, and is emitted as soon as it
 *   has stood long enough. `ended` names the frame from which the label that took over stood.
 * - A label that comes and goes without standing changes nothing, however often it does.
 * - A reset ends what stood at the first frame after it, at the time of the last frame before it: what
 *   happened in between is not known. So does completion, at one frame past the last.
 * - So `began` and `ended` alternate per track, and no activity is shorter than `minDurationUs`, as long
 *   as time does not go back.
 *
 * Synchronous, so nothing waits; on an error of the source, activities stay open and the error passes on.
 */
export function activityEvents(
  options: ActivityOptions,
): OperatorFunction<ActivityInput, ActivityEvent> {
  return through(() => createActivityEvents(options));
}

/** Where something happened. */
interface Instant {
  readonly frame: number;
  readonly timestampUs: number;
}

interface TrackState {
  /** The activity that stands; null while there is none. */
  standing: string | null;
  /** The unbroken stretch of one label that the latest frame belongs to. */
  run: { readonly label: string | null; readonly since: Instant } | null;
}

export function createActivityEvents({
  minDurationUs,
}: ActivityOptions): Machine<ActivityInput, ActivityEvent> {
  const states = new Map<string, TrackState>();
  let last: Instant | null = null;

  const stateOf = (track: string): TrackState => {
    const state = states.get(track) ?? { standing: null, run: null };
    states.set(track, state);
    return state;
  };

  const endAll = (at: Instant): ActivityEvent[] => {
    const events = [...states].flatMap(([track, { standing }]) =>
      change('ended', track, standing, at),
    );
    states.clear();
    return events;
  };

  const follow = ({ track, label }: TrackLabel, now: Instant): readonly ActivityEvent[] => {
    const state = stateOf(track);
    const activity = label === BACKGROUND ? null : label;
    if (state.run?.label !== activity) state.run = { label: activity, since: now };
    const { since } = state.run;
    if (activity === state.standing || now.timestampUs - since.timestampUs < minDurationUs)
      return [];
    const before = state.standing;
    state.standing = activity;
    return [...change('ended', track, before, since), ...change('began', track, activity, since)];
  };

  return {
    next({ frame, timestampUs, reset, tracks }) {
      const ended =
        reset != null && last !== null ? endAll({ frame, timestampUs: last.timestampUs }) : [];
      const now = { frame, timestampUs };
      last = now;
      return [...ended, ...tracks.flatMap((label) => follow(label, now))];
    },
    end(how) {
      if (how === 'failed' || last === null) return [];
      return endAll({ frame: last.frame + 1, timestampUs: last.timestampUs });
    },
  };
}

function change(
  what: ActivityEvent['what'],
  track: string,
  label: string | null,
  at: Instant,
): readonly ActivityEvent[] {
  return label === null ? [] : [{ what, track, label, ...at }];
}
