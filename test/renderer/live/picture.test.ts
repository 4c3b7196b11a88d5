/** A file's picture takes copies while it has room, never makes anyone wait, and leaves no copy open. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPicture } from '../../../renderer/live/picture.ts';

let open = 0;

/** A frame counts as open until it is closed, as a VideoFrame does. */
class FakeFrame {
  readonly timestamp: number;
  constructor(_source: unknown, { timestamp }: { timestamp: number }) {
    this.timestamp = timestamp;
    open += 1;
  }
  close() {
    open -= 1;
  }
}

beforeEach(() => {
  open = 0;
  vi.stubGlobal('VideoFrame', FakeFrame);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const frame = (timestampUs: number) => ({
  frame: 0,
  timestampUs,
  handle: {} as unknown as VideoFrame,
});

describe('the picture', () => {
  it('shows a frame under the time of the stream, and passes over those that find no room', async () => {
    const shown: number[] = [];
    const gate = Promise.withResolvers<undefined>();
    const stream = new WritableStream<VideoFrame>({
      write: async (copy) => {
        shown.push(copy.timestamp);
        copy.close();
        await gate.promise;
      },
    });
    const picture = openPicture(stream);
    // The stream says that it has room once it has started.
    await new Promise((next) => setImmediate(next));
    picture.show(frame(7));
    picture.show(frame(8));
    picture.show(frame(9));
    gate.resolve(undefined);
    await new Promise((next) => setImmediate(next));
    picture.show(frame(10));
    await new Promise((next) => setImmediate(next));
    expect(shown).toEqual([7, 10]);
    expect(open).toBe(0);
  });

  it('is silent about a stream that has ended, and closes the copy', async () => {
    const broken = openPicture(
      new WritableStream({
        write: () => {
          throw new Error('The track has ended.');
        },
      }),
    );
    await new Promise((next) => setImmediate(next));
    broken.show(frame(0));
    await new Promise((next) => setImmediate(next));
    broken.show(frame(1));
    broken.close();
    await new Promise((next) => setImmediate(next));
    expect(open).toBe(0);
  });
});
