/** A closed window is told from a reloaded page by time alone, and here time is the test's. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLeaving } from '../../../main/services/web-host/leaving.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a window', () => {
  it('is left when no page comes back in time, once', () => {
    const onLeft = vi.fn();
    const pages = createLeaving({ graceMs: 5000, onLeft });
    vi.advanceTimersByTime(60_000); // no page has come yet
    pages(1);
    pages(0);
    vi.advanceTimersByTime(4999);
    expect(onLeft).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(onLeft).toHaveBeenCalledTimes(1);
  });

  it('is not left while its page is reloaded, whichever socket goes first', () => {
    const onLeft = vi.fn();
    const pages = createLeaving({ graceMs: 5000, onLeft });
    for (const count of [1, 0, 1, 2, 1]) {
      pages(count);
      vi.advanceTimersByTime(4000);
    }
    vi.advanceTimersByTime(60_000);
    expect(onLeft).not.toHaveBeenCalled();
  });
});
