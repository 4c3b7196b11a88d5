/** Cameras that come, go, hang and are changed for others: one numbering, one timeline, resets where they belong. */
import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { cameraFrames } from '../../../renderer/capture/camera-frames.ts';
import type { LentCamera } from '../../../renderer/workers/job-messages.ts';

/** What the reader uses of a VideoFrame. */
const createFrame = (timestamp: number) =>
  ({ timestamp, close: () => undefined }) as unknown as VideoFrame;

function createCamera(reset: LentCamera['reset'] = null) {
  let controller: ReadableStreamDefaultController<VideoFrame> | null = null;
  let isCancelled = false;
  const frames = new ReadableStream<VideoFrame>({
    start: (given) => void (controller = given),
    cancel: () => void (isCancelled = true),
  });
  return {
    lent: { frames, reset },
    give: (timestamp: number) => {
      controller!.enqueue(createFrame(timestamp));
    },
    end: () => {
      controller!.close();
    },
    isCancelled: () => isCancelled,
  };
}

function watch() {
  const cameras$ = new Subject<LentCamera>();
  const seen: (string | number)[] = [];
  const times: number[] = [];
  let next = Promise.withResolvers<undefined>();
  const frames$ = cameraFrames(cameras$, {
    deliver: (_, emit) => {
      emit();
    },
    onReset: (cause) => void seen.push(cause),
  });
  const subscription = frames$.subscribe(({ frame, timestampUs }) => {
    seen.push(frame);
    times.push(timestampUs);
    next.resolve(undefined);
    next = Promise.withResolvers<undefined>();
  });
  return { cameras$, seen, times, oneMore: () => next.promise, subscription };
}

describe('camera frames', () => {
  it('go on in number and time over a camera that was lost', async () => {
    const { cameras$, seen, times, oneMore } = watch();
    const first = createCamera();
    cameras$.next(first.lent);
    let coming = oneMore();
    first.give(5_000_000);
    await coming;
    first.end();
    const again = createCamera();
    cameras$.next(again.lent);
    coming = oneMore();
    again.give(0);
    await coming;
    expect(seen).toEqual([0, 1]);
    expect(times[0]).toBe(5_000_000);
    // Its clock began anew, the timeline did not.
    expect(times[1]).toBeGreaterThanOrEqual(5_000_000);
  });

  it('of a new camera come although the old one hangs, behind the reset that belongs to them', async () => {
    const { cameras$, seen, oneMore } = watch();
    const hung = createCamera();
    cameras$.next(hung.lent);
    let coming = oneMore();
    hung.give(0);
    await coming;
    const other = createCamera('camera-changed');
    cameras$.next(other.lent);
    expect(hung.isCancelled()).toBe(true);
    expect(seen).toEqual([0]);
    coming = oneMore();
    other.give(0);
    await coming;
    expect(seen).toEqual([0, 'camera-changed', 1]);
  });

  it('keep the reset of a camera that had to be opened twice, and ask for it once', async () => {
    const { cameras$, seen, oneMore } = watch();
    cameras$.next(createCamera('camera-changed').lent);
    const again = createCamera();
    cameras$.next(again.lent);
    for (const timestamp of [0, 33_000]) {
      const coming = oneMore();
      again.give(timestamp);
      await coming;
    }
    expect(seen).toEqual(['camera-changed', 0, 1]);
  });

  it('stop coming, and give the camera back, when nobody wants them', () => {
    const { cameras$, subscription } = watch();
    const camera = createCamera();
    cameras$.next(camera.lent);
    subscription.unsubscribe();
    expect(camera.isCancelled()).toBe(true);
  });
});
