/** Which rows of a long list are in sight, so that only those are rendered: all rows are equally high. */
import { useEffect, useRef, useState } from 'react';

/** Rows rendered beyond each end, so that a fast scroll shows no gap. */
const SPARE = 6;

export interface RowsInSight {
  /** Of the element that scrolls. */
  readonly ref: React.RefObject<HTMLDivElement | null>;
  readonly first: number;
  /** Exclusive. */
  readonly last: number;
  /** Room for the rows that are not rendered, in CSS pixels. */
  readonly before: number;
  readonly after: number;
}

export function useRowsInSight({
  count,
  height,
}: {
  readonly count: number;
  readonly height: number;
}): RowsInSight {
  const ref = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ first: 0, rows: 40 });
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const look = () => {
      const first = Math.floor(element.scrollTop / height);
      const rows = Math.ceil(element.clientHeight / height) + 1;
      setSight((now) => (now.first === first && now.rows === rows ? now : { first, rows }));
    };
    const sized = new ResizeObserver(look);
    sized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [height]);
  const first = Math.max(0, Math.min(sight.first - SPARE, count));
  const last = Math.min(count, sight.first + sight.rows + SPARE);
  return { ref, first, last, before: first * height, after: Math.max(0, count - last) * height };
}
