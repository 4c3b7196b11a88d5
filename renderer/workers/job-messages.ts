/** What a page and the worker doing a job for it say to each other. */
import type { FaultValue, Job, JobReport } from '../../contract/job.ts';

export type ToJobWorker =
  | { readonly kind: 'start'; readonly spec: Job }
  /** A report with this number has been taken in by the host. */
  | { readonly kind: 'taken'; readonly report: number }
  | { readonly kind: 'stop' }
  | { readonly kind: 'reset' }
  /** A camera opened; the stream is transferred, and with it every frame's ownership. */
  | { readonly kind: 'camera'; readonly frames: ReadableStream<VideoFrame> }
  /** No further camera will come: end with what there is. */
  | { readonly kind: 'camera-over'; readonly fault: FaultValue | null };

export type FromJobWorker =
  | { readonly kind: 'report'; readonly number: number; readonly report: JobReport }
  | { readonly kind: 'finished' }
  | { readonly kind: 'failed'; readonly fault: FaultValue };
