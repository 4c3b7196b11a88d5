/** Which moment stands at the strip's right edge: now, or one of the past. */
import type { History } from '../watching/history.ts';
import type { StripHandle } from './strip-handle.ts';

export interface StripEdge {
  readonly handle: StripHandle;
  /** Stream time at the right edge. */
  readonly endUs: () => number;
}

export interface EdgeOptions {
  readonly spanS: () => number;
  readonly onChange: (isFollowing: boolean) => void;
}

export function createEdge(history: History, { spanS, onChange }: EdgeOptions): StripEdge {
  /** Null while it follows. */
  let standsUs: number | null = null;
  const endUs = () => standsUs ?? history.nowUs();
  /** Never beyond now, and never so far back that the strip would be empty at the left. */
  const stand = (wantedUs: number) => {
    const nowUs = history.nowUs();
    const firstUs = history.end() > history.first() ? history.timeUs(history.first()) : 0;
    const leastUs = Math.min(firstUs + spanS() * 1e6, nowUs);
    standsUs = wantedUs >= nowUs ? null : Math.max(leastUs, wantedUs);
    if (standsUs !== null && standsUs >= nowUs) standsUs = null;
    onChange(standsUs === null);
  };
  return {
    endUs,
    handle: {
      scrollBy: (seconds) => {
        stand(endUs() + seconds * 1e6);
      },
      scrollTo: (timestampUs) => {
        stand(timestampUs + (spanS() * 1e6) / 2);
      },
      follow: () => {
        standsUs = null;
        onChange(true);
      },
    },
  };
}
