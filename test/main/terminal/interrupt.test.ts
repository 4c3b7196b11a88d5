/** The first Ctrl-C ends the work in order; the listener is gone after it, and after the work. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { whileInterruptible } from '../../../main/terminal/interrupt.ts';

const listeners = () => [process.listenerCount('SIGINT'), process.listenerCount('SIGTERM')];

afterEach(() => {
  vi.restoreAllMocks();
});

describe('whileInterruptible', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'stops at the first %s, and leaves the second to the system',
    async (signal) => {
      vi.spyOn(process.stderr, 'write').mockReturnValue(true);
      const before = listeners();
      const work = Promise.withResolvers<string>();
      const stop = vi.fn(() => {
        work.resolve('what there was');
      });
      const running = whileInterruptible(work.promise, stop);
      expect(listeners()).toEqual(before.map((n) => n + 1));
      process.emit(signal, signal);
      expect(stop).toHaveBeenCalledTimes(1);
      expect(listeners()).toEqual(before);
      expect(await running).toBe('what there was');
    },
  );

  it('goes with the work, done or failed', async () => {
    const before = listeners();
    expect(await whileInterruptible(Promise.resolve(3), () => undefined)).toBe(3);
    expect(listeners()).toEqual(before);
    const failing = whileInterruptible(Promise.reject(new Error('no')), () => undefined);
    await expect(failing).rejects.toThrow('no');
    expect(listeners()).toEqual(before);
  });
});
