/** Plays a video file as if it were a camera: each frame when its time has come, whether anyone is ready or not. */
import { Observable } from 'rxjs';
import type { SourceFrame } from '../../streams/path-event.ts';
import type { OpenVideo } from '../media/decode.ts';
import type { Deliver } from './camera-frames.ts';

export interface FileCameraOptions {
  /** 1 plays in real time. */
  readonly speed: number;
  readonly loop: boolean;
  readonly deliver: Deliver;
  /** Shown each frame before anyone else has it; may copy it. */
  readonly show?: (frame: SourceFrame<VideoFrame>) => void;
}

/** The pause between the last frame of a round and the first of the next, where no frame tells it. */
const LOOP_STEP_US = 33_333;

/** Cold; every frame is the receiver's. Rounds of a loop follow each other on one timeline. */
export function fileFrames(
  video: OpenVideo,
  options: FileCameraOptions,
): Observable<SourceFrame<VideoFrame>> {
  return new Observable((subscriber) => {
    const stopping = new AbortController();
    const play = async () => {
      let frame = 0;
      let roundStartUs = 0;
      const startMs = performance.now();
      do {
        let lastUs = 0;
        let firstUs: number | null = null;
        for await (const { handle, timestampUs } of video.frames()) {
          firstUs ??= timestampUs;
          const streamUs = roundStartUs + timestampUs - (options.loop ? firstUs : 0);
          lastUs = streamUs;
          await sleepUntil(startMs + streamUs / 1000 / options.speed, stopping.signal);
          if (stopping.signal.aborted) {
            handle.close();
            return;
          }
          const read = { frame: frame++, timestampUs: streamUs, handle };
          options.show?.(read);
          options.deliver(read, () => {
            subscriber.next(read);
          });
        }
        roundStartUs = lastUs + LOOP_STEP_US;
      } while (options.loop);
      subscriber.complete();
    };
    play().catch((error: unknown) => {
      subscriber.error(error);
    });
    return () => {
      stopping.abort();
    };
  });
}

/** Resolves when the clock reaches `dueMs`, or at once when it has or the signal fires. */
function sleepUntil(dueMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const leftMs = dueMs - performance.now();
    if (leftMs <= 0 || signal.aborted) {
      resolve();
      return;
    }
    const timer = setTimeout(done, leftMs);
    signal.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
