/** Live labels go out in batches a few times a second, in order, none lost, and a failure is heard at the end. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FrameLabel } from '../../../contract/frame-label.ts';
import type { JobReport } from '../../../contract/job.ts';
import { createLabelBatch } from '../../../renderer/stage/label-batch.ts';

const label = (frame: number): FrameLabel => ({
  frame,
  timestampUs: 0,
  source: 'held',
  tracks: [],
});
const framesOf = (report: JobReport) =>
  report.kind === 'labels' ? report.labels.map(({ frame }) => frame) : [];

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the batch', () => {
  it('sends what came within a tenth of a second in one message', async () => {
    const sent: number[][] = [];
    const batch = createLabelBatch((report) => {
      sent.push(framesOf(report));
      return Promise.resolve();
    });
    await batch.add([label(0)]);
    await batch.add([label(1), label(2)]);
    await vi.advanceTimersByTimeAsync(99);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual([[0, 1, 2]]);
    await batch.add([label(3)]);
    await batch.flush();
    expect(sent).toEqual([[0, 1, 2], [3]]);
    await vi.advanceTimersByTimeAsync(1000);
    await batch.flush();
    expect(sent).toHaveLength(2);
  });

  it('never sends the next before the last was taken, however slow, and flush waits for all', async () => {
    const sent: number[][] = [];
    const gate = Promise.withResolvers<undefined>();
    const batch = createLabelBatch(async (report) => {
      sent.push(framesOf(report));
      await gate.promise;
    });
    for (let i = 0; i < 5; i++) {
      await batch.add([label(i)]);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(sent).toEqual([[0]]);
    let isFlushed = false;
    const flushed = batch.flush().then(() => {
      isFlushed = true;
    });
    await vi.advanceTimersByTimeAsync(1000);
    expect(isFlushed).toBe(false);
    gate.resolve(undefined);
    await flushed;
    expect(sent.flat()).toEqual([0, 1, 2, 3, 4]);
  });

  it('keeps a failure for whoever flushes', async () => {
    const batch = createLabelBatch(() => Promise.reject(new Error('gone')));
    await batch.add([label(0)]);
    await vi.advanceTimersByTimeAsync(100);
    await batch.add([label(1)]);
    await expect(batch.flush()).rejects.toThrow('gone');
  });
});
