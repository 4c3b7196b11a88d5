/** What the person in a clip may be doing, in the order labels and colours are listed. */
import { BACKGROUND } from '../../../contract/track.ts';

export const activities = ['standing', 'waving', 'squatting', 'sitting', 'away'] as const;
export type Activity = (typeof activities)[number];

/** Nobody in view is no class of its own: it is what the labels call background. */
export const labelOf = (activity: Activity): string =>
  activity === 'away' ? BACKGROUND : activity;

/** Frames from `startFrame` up to, not including, `endFrame`. */
export interface Stretch {
  readonly activity: Activity;
  readonly startFrame: number;
  readonly endFrame: number;
}
