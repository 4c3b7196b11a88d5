/** Reads a camera's frames in the worker, on one timeline that goes on over a lost and reopened camera. */
import { concatMap, Observable } from 'rxjs';
import type { SourceFrame } from '../../streams/path-event.ts';

/** Hands a frame to its reader; the live worker times what follows at once. */
export type Deliver = (frame: SourceFrame<VideoFrame>, next: () => void) => void;

/**
 * Cameras in, frames out: numbered without holes. A reopened camera starts a clock of its own; its frames are
 * moved to where they really fell, so that the gap rule sees the silence between. Each frame is the receiver's.
 */
export function cameraFrames(
  cameras$: Observable<ReadableStream<VideoFrame>>,
  deliver: Deliver,
): Observable<SourceFrame<VideoFrame>> {
  let frame = 0;
  let lastUs = 0;
  let lastSeenMs = 0;

  const readAll = (frames: ReadableStream<VideoFrame>) =>
    new Observable<SourceFrame<VideoFrame>>((subscriber) => {
      const reader = frames.getReader();
      let offsetUs: number | null = null;
      const take = (handle: VideoFrame) => {
        const nowMs = performance.now();
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

  return cameras$.pipe(concatMap(readAll));
}
