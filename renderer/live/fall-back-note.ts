/** Notes with which tick the processor takes over from a graphics processor that was given up. */
import type { Embed } from '../../streams/embed-tick.ts';
import type { MarkedFrame } from '../../streams/path-event.ts';

export interface FallBackNote {
  readonly happened: () => void;
  /** The same `embed`; `tell` is called with the first tick after it happened. */
  readonly noting: <H>(embed: Embed<H>, tell: (tick: MarkedFrame<H>) => void) => Embed<H>;
}

export function createFallBackNote(): FallBackNote {
  let isUntold = false;
  return {
    happened() {
      isUntold = true;
    },
    noting: (embed, tell) => (tick) => {
      if (isUntold) tell(tick);
      isUntold = false;
      return embed(tick);
    },
  };
}
