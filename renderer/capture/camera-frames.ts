/** Reads a camera's frames in the worker, on one timeline that goes on over a lost and reopened camera. */
import { Observable, switchMap } from 'rxjs';
import type { ResetCause } from '../../contract/frame-label.ts';
import type { SourceFrame } from '../../streams/path-event.ts';
import type { LentCamera } from '../workers/job-messages.ts';

/** Hands a frame to its reader; the live worker times what follows at once. */
export type Deliver = (frame: SourceFrame<VideoFrame>, next: () => void) => void;

export interface CameraFramesOptions {
  readonly deliver: Deliver;
  /** Called before the first frame of a camera that wants the state set back. */
  readonly onReset: (cause: ResetCause) => void;
}

/**
 * Cameras in, frames out: numbered without holes. A reopened camera starts a clock of its own; its frames are
 * moved to where they really fell, so that the gap rule sees the silence between. Each frame is the receiver's.
 * A new camera ends the one before, even one that hangs without ever closing its stream.
 */
export function cameraFrames(
  cameras$: Observable<LentCamera>,
  { deliver, onReset }: CameraFramesOptions,
): Observable<SourceFrame<VideoFrame>> {
  let frame = 0;
  let lastUs = 0;
  let lastSeenMs = 0;
  // A changed camera may be opened anew before it gave a frame.
  let dueReset: ResetCause | null = null;

  const readAll = ({ frames, reset }: LentCamera) =>
    new Observable<SourceFrame<VideoFrame>>((subscriber) => {
      const reader = frames.getReader();
      dueReset = reset ?? dueReset;
      let offsetUs: number | null = null;
      const take = (handle: VideoFrame) => {
        const nowMs = performance.now();
        if (dueReset !== null) onReset(dueReset);
        dueReset = null;
        offsetUs ??=
          frame === 0 ? 0 : lastUs + Math.round((nowMs - lastSeenMs) * 1000) - handle.timestamp;
        const timestampUs = handle.timestamp + offsetUs;
        lastUs = timestampUs;
        lastSeenMs = nowMs;
        const read = { frame: frame++, timestampUs, handle };
        deliver(read, () => {
          subscriber.next(read);
        });
      };
      const read = (): void => {
        reader.read().then(
          ({ value }) => {
            if (subscriber.closed) value?.close();
            else if (value === undefined) subscriber.complete();
            else {
              take(value);
              read();
            }
          },
          (error: unknown) => {
            subscriber.error(error);
          },
        );
      };
      read();
      return () => void reader.cancel().catch(() => undefined);
    });

  return cameras$.pipe(switchMap(readAll));
}
