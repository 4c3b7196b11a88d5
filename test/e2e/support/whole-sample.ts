/** What a run of the bundled sample without a display must have said, wherever it ran. */
import { expect } from 'vitest';

/** Named live, every frame of it, right in nine frames of ten, and summed up in the last line. */
export function expectWholeSample(stdout: string): void {
  const lines = stdout.trim().split('\n');
  const summary =
    /^frames=(\d+) labels=(\d+) steps=(\d+) dropped=(\d+) p50_ms=[\d.]+ p95_ms=[\d.]+$/.exec(
      lines.slice(-1).join(''),
    );
  const [frames, labels, steps = 0, dropped = 0] = (summary ?? []).slice(1).map(Number);
  expect(frames).toBe(900);
  expect(labels).toBe(frames);
  // 30 s at 15 steps a second; a busy machine drops some, and says so.
  expect(steps + dropped).toBe(450);
  const right = /^Right in ([\d.]+) % of the sample's frames\.$/m.exec(stdout)?.[1];
  expect(Number(right)).toBeGreaterThanOrEqual(90);
}
