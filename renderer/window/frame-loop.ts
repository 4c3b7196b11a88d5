/** One animation-frame loop for everything that is drawn outside React; it rests while nothing wants drawing. */

export type Draw = (frameMs: number) => void;

export interface FrameLoop {
  /** @returns stops it. */
  readonly add: (draw: Draw) => () => void;
}

export function createFrameLoop(): FrameLoop {
  const draws = new Set<Draw>();
  let request = 0;
  const turn = (frameMs: number) => {
    request = requestAnimationFrame(turn);
    for (const draw of draws) draw(frameMs);
  };
  return {
    add(draw) {
      draws.add(draw);
      if (draws.size === 1) request = requestAnimationFrame(turn);
      return () => {
        draws.delete(draw);
        if (draws.size === 0) cancelAnimationFrame(request);
      };
    },
  };
}
