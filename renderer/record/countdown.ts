/** Counts whole seconds down before a recording begins. */

export interface Countdown {
  readonly start: (seconds: number) => void;
  readonly stop: () => void;
}

/** @param onSecond the seconds left, 0 at the end. */
export function createCountdown(onSecond: (leftS: number) => void): Countdown {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (leftS: number) => {
    if (leftS > 0) timer = setTimeout(tell, 1000, leftS - 1);
    onSecond(leftS);
  };
  return {
    start: tell,
    stop: () => {
      clearTimeout(timer);
    },
  };
}
