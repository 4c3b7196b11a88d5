/** What a page and the worker doing a job for it say to each other. */
import type { ResetCause } from '../../contract/frame-label.ts';
import type { FaultValue, Job, JobReport } from '../../contract/job.ts';

/** What a page can give a job that no wire could carry. */
export interface LentToJob {
  /** The video of a `held-file` source, or of a label job without an address. */
  readonly file?: Blob;
  /** Where a copy of every frame of a file may be shown; transferred, and closed at the end. */
  readonly picture?: WritableStream<VideoFrame>;
}

export interface LentCamera {
  readonly frames: ReadableStream<VideoFrame>;
  /** Why the state is to be set back before the first of these frames; null for the camera that was there before. */
  readonly reset: ResetCause | null;
}

export type ToJobWorker =
  | { readonly kind: 'start'; readonly spec: Job; readonly lent: LentToJob }
  /** The reports of this number have been taken in by the host. */
  | { readonly kind: 'taken'; readonly number: number }
  | { readonly kind: 'stop' }
  | { readonly kind: 'reset' }
  /** A camera opened; its stream is transferred, and with it every frame's ownership. */
  | ({ readonly kind: 'camera' } & LentCamera)
  /** No further camera will come: end with what there is. */
  | { readonly kind: 'camera-over'; readonly fault: FaultValue | null };

export type FromJobWorker =
  /** In order; a `number` asks for a `taken` in return, null does not. */
  | {
      readonly kind: 'reports';
      readonly number: number | null;
      readonly reports: readonly JobReport[];
    }
  | { readonly kind: 'finished' }
  | { readonly kind: 'failed'; readonly fault: FaultValue };
