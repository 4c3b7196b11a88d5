/** The time between two drawn frames, without the pause of a hidden page. */
import { describe, expect, it } from 'vitest';
import { startFrameMeter } from '../../../renderer/watching/frame-meter.ts';

function open() {
  let pending: ((atMs: number) => void) | null = null;
  const page = new EventTarget();
  const meter = startFrameMeter({
    requestAnimationFrame: (callback) => {
      pending = callback;
      return 1;
    },
    cancelAnimationFrame: () => {
      pending = null;
    },
    document: Object.assign(page, { visibilityState: 'visible' as const }),
  });
  return {
    meter,
    draw: (...atMs: number[]) => {
      for (const at of atMs) pending?.(at);
    },
    hideAndShow: () => page.dispatchEvent(new Event('visibilitychange')),
    isWaiting: () => pending !== null,
  };
}

describe('the frame meter', () => {
  it('knows nothing before two frames', () => {
    const { meter, draw } = open();
    draw(5);
    expect(meter.frameMs()).toBeNull();
    draw(21);
    expect(meter.frameMs()).toEqual({ p50: 16, p95: 16 });
  });

  it('counts slow frames, and not the time the page was hidden', () => {
    const { meter, draw, hideAndShow } = open();
    draw(0, 16, 32, 82);
    hideAndShow();
    draw(60_000, 60_016);
    expect(meter.frameMs()).toEqual({ p50: 16, p95: 50 });
  });

  it('stops', () => {
    const { meter, draw, isWaiting } = open();
    draw(0);
    meter.stop();
    expect(isWaiting()).toBe(false);
  });
});
