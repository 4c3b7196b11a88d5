/** What the timeline shows: everything that comes from outside of it. */
import type { Stretch } from '../../contract/labelling/segments.ts';
import type { Segment } from '../../contract/segment.ts';
import type { Track } from '../../contract/track.ts';
import type { FrameTimes } from './frame-times.ts';

export interface TimelineContent {
  readonly times: FrameTimes;
  readonly tracks: readonly Track[];
  readonly segments: Readonly<Record<string, readonly Segment[]>>;
  /** What dragging paints with, by track; null for what makes frames unlabelled. */
  readonly brushes: Readonly<Record<string, string | null>>;
  readonly isReadOnly: boolean;
  /** Any frame of the segment that is chosen. */
  readonly selected: { readonly track: string; readonly frame: number } | null;
  /** Played over and over. */
  readonly loop: Stretch | null;
  /** Where two label sets say different things; null while none is compared. */
  readonly differences: Readonly<Record<string, readonly Stretch[]>> | null;
  readonly hasPictures: boolean;
}

/** A class being painted by its held key: from where, in which track. */
export interface HeldPaint extends Stretch {
  readonly track: string;
  readonly classId: string | null;
}
