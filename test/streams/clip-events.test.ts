/** Clips are pulled frame by frame, no handle held across a pause. */
import { firstValueFrom, NEVER, take, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { clipEvents } from '../../streams/clip-events.ts';
import { clipPipeline } from '../../streams/clip-pipeline.ts';
import { embedClip } from '../../streams/embed-clip.ts';
import type { Embed } from '../../streams/embed-tick.ts';
import type { SourceFrame } from '../../streams/path-event.ts';
import {
  createFakeRecurrence,
  createFakeSteadier,
  createLedger,
  dropped,
  embedded,
  type Handle,
  seen,
} from './support.ts';

/** A decoder of frames 10 ms apart that notes how far it was pulled, and whether it was let go of. */
function createDecoder(count: number, failAt = Infinity) {
  const ledger = createLedger();
  const state = { isReturned: false };
  async function* decode(): AsyncGenerator<SourceFrame<Handle>> {
    try {
      for (let frame = 0; frame < count; frame += 1) {
        if (frame === failAt) throw new Error('broken video');
        yield await Promise.resolve({
          ...{ frame, timestampUs: frame * 10_000, handle: ledger.open(frame) },
        });
      }
    } finally {
      state.isReturned = true;
    }
  }
  const close = (handle: Handle) => {
    ledger.close(handle);
  };
  const embed: Embed<Handle> = ({ frame, handle }) => {
    close(handle);
    return frame === 2 ? Promise.reject(new Error('bad frame')) : [Float32Array.of(frame)];
  };
  const source = { frames: decode(), ticks: { ratePerS: 50 }, embed, close };
  return { source, state, closings: ledger.closings };
}

const collect = async <T>(iterable: AsyncIterable<T>) => {
  const values: T[] = [];
  for await (const value of iterable) values.push(value);
  return values;
};

describe('clipEvents', () => {
  it('tells of each frame and its tick in order, a failed one as dropped', async () => {
    const { source, closings, state } = createDecoder(4);
    const resets = new Map([[1, 'user' as const]]);
    expect(await collect(clipEvents(source, resets))).toEqual([
      seen(0, 0),
      embedded(0),
      { kind: 'reset', cause: 'user' },
      seen(1),
      seen(2, 1),
      dropped(2, 'extractor-failed'),
      seen(3),
    ]);
    expect(closings()).toEqual([1, 1, 1, 1]);
    expect(state.isReturned).toBe(true);
  });

  it('says nothing of an empty clip', async () => {
    expect(await collect(clipEvents(createDecoder(0).source, new Map()))).toEqual([]);
  });

  it.each([0, 1, 2, 3, 4, 5, 6])(
    'leaves no frame open when left after %d events',
    async (count) => {
      const { source, closings, state } = createDecoder(5);
      const events = clipEvents(source, new Map());
      for (let i = 0; i < count; i += 1) await events.next();
      await events.return();
      expect(closings()).toEqual(closings().map(() => 1));
      expect(state.isReturned).toBe(count > 0);
    },
  );
});

describe('clipPipeline', () => {
  const model = () => ({
    recurrence: createFakeRecurrence(),
    steadier: createFakeSteadier(),
    trackIds: ['main'],
    maxGapUs: 100_000,
  });

  it('pulls no frame before the one before it is done', async () => {
    const { source, closings } = createDecoder(5);
    const stuck: Embed<Handle> = (frame) => (frame.frame === 2 ? NEVER : source.embed(frame));
    const outputs: number[] = [];
    const subscription = clipPipeline({ ...source, ...model(), embed: stuck }).subscribe(
      ({ frame }) => outputs.push(frame),
    );
    for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
    expect(outputs).toEqual([0, 1]);
    expect(closings()).toEqual([1, 1, 0]);
    subscription.unsubscribe();
  });

  it('labels what came before a broken frame, and fails then', async () => {
    const { source, closings } = createDecoder(5, 3);
    const outputs: number[] = [];
    const error = await new Promise((resolve) => {
      clipPipeline({ ...source, ...model() }).subscribe({
        next: ({ frame }) => outputs.push(frame),
        error: resolve,
      });
    });
    expect(error).toEqual(new Error('broken video'));
    expect(outputs).toEqual([0, 1, 2]);
    expect(closings()).toEqual([1, 1, 1]);
  });

  it('lets the decoder go when it is unsubscribed', async () => {
    const { source, closings, state } = createDecoder(1000);
    const outputs$ = clipPipeline({ ...source, ...model() });
    expect(await firstValueFrom(outputs$.pipe(take(3), toArray()))).toHaveLength(3);
    for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
    expect(state.isReturned).toBe(true);
    expect(closings().length).toBeLessThan(5);
    expect(closings()).toEqual(closings().map(() => 1));
  });
});

describe('embedClip', () => {
  it('gives a row per tick, and pulls only as rows are asked for', async () => {
    const { source, closings } = createDecoder(8);
    const rows = embedClip({ ...source, ticks: { frames: [1, 4, 6] } });
    expect(await rows.next()).toEqual({
      done: false,
      value: { frame: 1, timestampUs: 10_000, features: Float32Array.of(1) },
    });
    expect(closings()).toEqual([1, 1]);
    expect((await collect(rows)).map(({ frame }) => frame)).toEqual([4, 6]);
    expect(closings()).toEqual(Array.from({ length: 8 }, () => 1));
  });

  it('fails with its extractor, and lets the decoder go', async () => {
    const { source, state, closings } = createDecoder(5);
    await expect(collect(embedClip(source))).rejects.toThrow('bad frame');
    expect(state.isReturned).toBe(true);
    expect(closings()).toEqual([1, 1, 1]);
  });
});
