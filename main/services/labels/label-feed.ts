/** Labels on their way into a file: given in pieces, read as one stream, no faster than they are written. */
import type { FrameLabel } from '../../../contract/frame-label.ts';

export interface LabelFeed {
  /** Read by one reader. */
  readonly labels: AsyncIterable<FrameLabel>;
  /** Resolves when the reader has taken all of them. */
  readonly give: (labels: readonly FrameLabel[]) => Promise<void>;
  readonly end: () => void;
}

interface Piece {
  readonly labels: readonly FrameLabel[];
  readonly taken: () => void;
}

export function createLabelFeed(): LabelFeed {
  const pieces: Piece[] = [];
  let isEnded = false;
  let wake = Promise.withResolvers<undefined>();
  const nudge = () => {
    wake.resolve(undefined);
    wake = Promise.withResolvers<undefined>();
  };
  async function* read(): AsyncGenerator<FrameLabel, void, undefined> {
    for (;;) {
      const next = wake.promise;
      const piece = pieces.shift();
      if (piece !== undefined) {
        yield* piece.labels;
        piece.taken();
      } else if (isEnded) return;
      else await next;
    }
  }
  return {
    labels: read(),
    give: (labels) =>
      new Promise((resolve) => {
        pieces.push({
          labels,
          taken: () => {
            resolve();
          },
        });
        nudge();
      }),
    end() {
      isEnded = true;
      nudge();
    },
  };
}
