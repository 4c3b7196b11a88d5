/** Any frame by its index: from the cache, further on, or from a new start; and every handle is closed once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameCache } from '../../../renderer/player/frame-cache.ts';
import { createFrameReader, type Decoded } from '../../../renderer/player/frame-reader.ts';

const FRAMES = 200;
const CAPACITY = 24;

class Handle {
  closed = 0;
  readonly frame: number;
  constructor(frame: number) {
    this.frame = frame;
  }
  close(): void {
    this.closed += 1;
  }
}

/** A decoder that begins at the key frame before, as real ones do, and tells what it did. */
function fakeDecoder(frames = FRAMES) {
  const handles: Handle[] = [];
  const begun: number[] = [];
  let taken = 0;
  async function* decodeFrom(first: number): AsyncGenerator<Decoded<Handle>, void, unknown> {
    begun.push(first);
    for (let frame = first; frame < frames; frame++) {
      await Promise.resolve();
      taken += 1;
      yield {
        frame,
        keep: () => {
          const handle = new Handle(frame);
          handles.push(handle);
          return handle;
        },
        drop: () => undefined,
      };
    }
  }
  const cache = createFrameCache<Handle>(CAPACITY);
  const reader = createFrameReader({ decodeFrom, cache, stretch: 10 });
  return { reader, handles, begun, taken: () => taken };
}

describe('a reader of frames', () => {
  it('gives the frame that was asked for, whatever was asked before, and closes every handle once', async () => {
    const wishes$ = fc.array(
      fc.record({ frame: fc.integer({ min: 0, max: FRAMES - 1 }), isBackward: fc.boolean() }),
      { minLength: 1, maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(wishes$, async (wishes) => {
        const { reader, handles } = fakeDecoder();
        for (const { frame, isBackward } of wishes) {
          const handle = await reader.read(frame, isBackward);
          expect(handle).toMatchObject({ frame, closed: 0 });
        }
        expect(handles.filter(({ closed }) => closed === 0).length).toBeLessThanOrEqual(CAPACITY);
        await reader.close();
        expect(handles.map(({ closed }) => closed)).toEqual(handles.map(() => 1));
      }),
    );
  });

  it('decodes each frame once when it goes forward', async () => {
    const { reader, begun, taken } = fakeDecoder();
    for (let frame = 0; frame < FRAMES; frame++) await reader.read(frame, false);
    expect(begun).toEqual([0]);
    expect(taken()).toBe(FRAMES);
  });

  it('decodes a stretch at a time when it goes back', async () => {
    const { reader, begun } = fakeDecoder();
    for (let frame = FRAMES - 1; frame >= 0; frame--) await reader.read(frame, true);
    expect(begun).toHaveLength(FRAMES / 10);
  });

  it('says so where the video ends too soon, and still reads what is there', async () => {
    const { reader } = fakeDecoder(50);
    await expect(reader.read(60, false)).rejects.toMatchObject({ reason: 'video-unreadable' });
    expect(await reader.read(49, false)).toMatchObject({ frame: 49 });
  });
});
