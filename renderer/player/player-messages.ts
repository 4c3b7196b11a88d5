/** What the page and the worker that decodes for its player say to each other. */
import type { FaultValue } from '../../contract/job.ts';

export type ToPlayer =
  | {
      readonly kind: 'open';
      readonly media: string;
      /** Of every frame; a frame's index is its place in here. */
      readonly timestampsUs: Float64Array;
    }
  /** Only the newest wish counts. */
  | { readonly kind: 'want'; readonly frame: number; readonly isBackward: boolean }
  /** A small picture; asked of a worker that is asked for nothing else. */
  | { readonly kind: 'want-small'; readonly frame: number };

export type FromPlayer =
  | { readonly kind: 'opened' }
  /** Transferred: the page closes it. */
  | { readonly kind: 'frame'; readonly frame: number; readonly picture: VideoFrame }
  | { readonly kind: 'small'; readonly frame: number; readonly picture: ImageBitmap }
  /** The wanted frame cannot be had; others may. */
  | { readonly kind: 'failed'; readonly fault: FaultValue };
