/** The line a run in the terminal ends with, for people and scripts alike. */
import type { LiveCounters } from '../../contract/live-counters.ts';

export function summaryLine({ frames, labels, steps, dropped, latencyMs }: LiveCounters): string {
  const drops = Object.values(dropped).reduce((sum, n) => sum + n, 0);
  const parts = {
    frames,
    labels,
    steps,
    dropped: drops,
    p50_ms: latencyMs.p50.toFixed(1),
    p95_ms: latencyMs.p95.toFixed(1),
  };
  return Object.entries(parts)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(' ');
}
