/** How far a fetch is, how fast it goes, and how long it will still take. */

import type { FetchProgress } from '../../../../contract/window/cards.ts';

/** Less than this says nothing about the pace. */
const FIRST_MS = 500;

/** @param from bytes that were on the disk before. */
export function createPace(
  from: number,
  now: () => number = Date.now,
): (bytes: number, total: number | null) => FetchProgress {
  const startMs = now();
  return (bytes, total) => {
    const elapsedMs = now() - startMs;
    const hasPace = elapsedMs >= FIRST_MS && bytes > from;
    const bytesPerS = hasPace ? ((bytes - from) / elapsedMs) * 1000 : null;
    const left = total === null ? null : Math.max(0, total - bytes);
    const secondsLeft = bytesPerS === null || left === null ? null : Math.ceil(left / bytesPerS);
    return { bytes, total, bytesPerS, secondsLeft };
  };
}
