/** What a page and the worker doing a job for it say to each other. */
import type { FaultValue, Job, JobReport } from '../../contract/job.ts';

export type ToJobWorker =
  | { readonly kind: 'start'; readonly spec: Job }
  /** The reports of this number have been taken in by the host. */
  | { readonly kind: 'taken'; readonly number: number }
  | { readonly kind: 'stop' }
  | { readonly kind: 'reset' }
  /** A camera opened; the stream is transferred, and with it every frame's ownership. */
  | { readonly kind: 'camera'; readonly frames: ReadableStream<VideoFrame> }
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
