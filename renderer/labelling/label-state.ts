/** What can be known about the clip that is labelled. */
import type { FaultValue } from '../../contract/job.ts';
import type { Stretch } from '../../contract/labelling/segments.ts';
import type { Track } from '../../contract/track.ts';
import type { ClipCard, LabelSetCard } from '../../contract/window/clips.ts';
import type { Player } from '../player/player.ts';
import type { FrameTimes } from '../timeline/frame-times.ts';
import { firstLabeller, type Labeller } from './labeller.ts';
import type { Held } from './held-paint.ts';
import type { TrackSegments } from './pending.ts';

export interface OpenClip {
  readonly clip: ClipCard;
  readonly set: LabelSetCard;
  readonly times: FrameTimes;
  readonly player: Player;
}

export interface Selected {
  readonly track: string;
  /** Any frame of the segment. */
  readonly frame: number;
}

export interface LabelState {
  readonly phase: 'none' | 'opening' | 'open' | 'failed';
  /** Why the clip cannot be opened. */
  readonly fault: FaultValue | null;
  readonly open: OpenClip | null;
  /** Whose labels are edited, in this clip and the next. */
  readonly labeller: Labeller;
  /** With every edit, acknowledged or not. */
  readonly segments: TrackSegments;
  /** Kind of edit that undo and redo would take; null where there is none. */
  readonly undo: string | null;
  readonly redo: string | null;
  /** Why labels can only be looked at. */
  readonly readOnly: FaultValue | null;
  /** Edits that are not on the disk yet. */
  readonly unsaved: number;
  readonly tracks: readonly Track[];
  /** The lane that keys work on. */
  readonly track: string | null;
  /** By track: the class chosen for painting, null for unlabelled. */
  readonly brushes: Readonly<Record<string, string | null>>;
  readonly selected: Selected | null;
  readonly held: Held;
  /** Id of the label set beside which this one is shown, and where they differ. */
  readonly compared: string | null;
  readonly differences: Readonly<Record<string, readonly Stretch[]>> | null;
}

export const nothingOpen: LabelState = {
  phase: 'none',
  fault: null,
  open: null,
  labeller: firstLabeller,
  segments: {},
  undo: null,
  redo: null,
  readOnly: null,
  unsaved: 0,
  tracks: [],
  track: null,
  brushes: {},
  selected: null,
  held: {},
  compared: null,
  differences: null,
};
