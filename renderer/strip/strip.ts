/** The probability strip: follows the live session or stands at a moment of the past, and paints only when something moved. */
import { BehaviorSubject } from 'rxjs';
import { prepareCanvas } from '../canvas/prepare-canvas.ts';
import type { History } from '../watching/history.ts';
import { paintStrip } from './paint-strip.ts';
import { createStripColours } from './strip-colours.ts';
import { createEdge } from './strip-edge.ts';
import type { StripHandle } from './strip-handle.ts';
import { scaleTo, timeOf, type StripScale, type StripTrack } from './strip-layout.ts';

export interface StripView {
  readonly isFollowing: boolean;
  /** Stream time under the pointer; null when it is elsewhere. */
  readonly pointedUs: number | null;
}

export interface Strip extends StripHandle {
  readonly view$: BehaviorSubject<StripView>;
  /** Called every animation frame; `canvas` is owned by the caller. */
  readonly draw: (canvas: HTMLCanvasElement) => void;
  /** @param x CSS pixels from the canvas' left edge; null when the pointer left. */
  readonly point: (x: number | null) => void;
  readonly configure: (options: StripOptions) => void;
}

export interface StripOptions {
  readonly tracks: readonly StripTrack[];
  readonly spanS: number;
  /** CSS pixels. */
  readonly gutter: number;
  readonly axis: number;
}

export function createStrip(history: History): Strip {
  const view$ = new BehaviorSubject<StripView>({ isFollowing: true, pointedUs: null });
  let options: StripOptions = { tracks: [], spanS: 60, gutter: 0, axis: 0 };
  let pointedX: number | null = null;
  let scale: StripScale = scaleTo(0, { spanS: 60, columns: 1 });
  let painted = '';
  const change = (changes: Partial<StripView>) => {
    view$.next({ ...view$.value, ...changes });
  };
  const edge = createEdge(history, {
    spanS: () => options.spanS,
    onChange: (isFollowing) => {
      change({ isFollowing });
    },
  });
  const coloursOf = createStripColours();

  return {
    view$,
    ...edge.handle,
    point(x) {
      pointedX = x === null || x < options.gutter ? null : x;
      const pointedUs = pointedX === null ? null : timeOf(pointedX - options.gutter, scale);
      change({ pointedUs });
    },
    configure(next) {
      options = next;
      painted = '';
    },
    draw(canvas) {
      const { tracks, spanS, gutter, axis } = options;
      const [width, height] = [canvas.clientWidth, canvas.clientHeight];
      scale = scaleTo(edge.endUs(), { spanS, columns: Math.max(1, Math.floor(width - gutter)) });
      const pointed = pointedX === null ? null : Math.floor(pointedX - gutter);
      const { theme, colours } = coloursOf(canvas);
      const content = [history.generation(), history.end(), history.resets().length];
      const place = [scale.lastColumn, width, height, window.devicePixelRatio];
      const wanted = [...content, ...place, theme, pointed].join(' ');
      if (wanted === painted) return;
      painted = wanted;
      const sizes = { width, height, gutter, axis };
      const context = prepareCanvas(canvas, sizes);
      if (context !== null)
        paintStrip({ context, history, tracks, sizes, scale, colours, pointed });
    },
  };
}
