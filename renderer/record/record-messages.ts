/** What the page and the worker that records say to each other. */
import type { RecordedVideo } from '../../contract/recording.ts';
import type { FaultValue } from '../../contract/job.ts';

export type ToRecordWorker =
  /** A camera opened; its stream is transferred, and with it every frame's ownership. */
  | {
      readonly kind: 'camera';
      readonly frames: ReadableStream<VideoFrame>;
      /** What it was asked for; what it gives may differ. */
      readonly framesPerS: number;
    }
  /** It is away: what was kept of it is let go. */
  | { readonly kind: 'no-camera' }
  /** How much of the past is kept; 0 encodes nothing before a recording begins. */
  | { readonly kind: 'arm'; readonly preRollS: number }
  | {
      readonly kind: 'start';
      readonly from: 'now' | 'pre-roll';
      readonly durationUs: number | null;
    }
  | { readonly kind: 'stop' }
  /** The bytes of this number are on the disk. */
  | { readonly kind: 'taken'; readonly number: number }
  /** The disk takes no more of this recording. */
  | { readonly kind: 'refused' };

export type FromRecordWorker =
  | ({ readonly kind: 'frame' } & SeenFrame)
  /** A recording has its first frame. */
  | { readonly kind: 'begin'; readonly video: RecordedVideo }
  /** The next bytes of its video, transferred; each is answered by `taken` or `refused`. */
  | { readonly kind: 'bytes'; readonly number: number; readonly bytes: Uint8Array<ArrayBuffer> }
  /** All of it has been handed over; a fault says why it ended before it was asked to. */
  | { readonly kind: 'end'; readonly fault: FaultValue | null }
  /** No recording can be made. */
  | { readonly kind: 'unable'; readonly fault: FaultValue };

/** Told of every frame that the camera gave. */
export interface SeenFrame {
  /** As the camera counts. */
  readonly timestampUs: number;
  /** From the recording's first frame; null while there is none. */
  readonly recordedUs: number | null;
  /** Frames that were left out of the recording since the encoder could not keep up. */
  readonly skipped: number;
  /** How much of the past is kept. */
  readonly keptUs: number;
}
