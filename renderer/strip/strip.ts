/** The probability strip: follows the live session or stands at a moment of the past, and paints only when something moved. */
import { BehaviorSubject } from 'rxjs';
import type { History } from '../watching/history.ts';
import { paintStrip } from './paint-strip.ts';
import { readStripColours, type StripColours } from './strip-colours.ts';
import {
  scaleTo,
  timeOf,
  type StripScale,
  type StripSizes,
  type StripTrack,
} from './strip-layout.ts';

export interface StripHandle {
  /** Negative goes into the past. */
  readonly scrollBy: (seconds: number) => void;
  /** Puts a moment into the middle. */
  readonly scrollTo: (timestampUs: number) => void;
  /** Back to now. */
  readonly follow: () => void;
}

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
  /** Stream time at the right edge while the strip stands; null while it follows. */
  let standsUs: number | null = null;
  let pointedX: number | null = null;
  let scale: StripScale = scaleTo(0, { spanS: 60, columns: 1 });
  let painted = '';
  let colours: { readonly of: string; readonly values: StripColours } | null = null;

  const change = (changes: Partial<StripView>) => {
    view$.next({ ...view$.value, ...changes });
  };
  const stand = (endUs: number) => {
    const spanUs = options.spanS * 1e6;
    const firstUs = history.end() > history.first() ? history.timeUs(history.first()) : 0;
    const atLeast = Math.min(firstUs + spanUs, history.nowUs());
    const isNow = endUs >= history.nowUs();
    standsUs = isNow ? null : Math.max(atLeast, endUs);
    change({ isFollowing: isNow });
  };
  const endUs = () => standsUs ?? history.nowUs();

  return {
    view$,
    scrollBy: (seconds) => {
      stand(endUs() + seconds * 1e6);
    },
    scrollTo: (timestampUs) => {
      stand(timestampUs + (options.spanS * 1e6) / 2);
    },
    follow: () => {
      standsUs = null;
      change({ isFollowing: true });
    },
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
      const sizes = sizesOf(canvas, options);
      const columns = Math.max(1, Math.floor(sizes.width - sizes.gutter));
      scale = scaleTo(endUs(), { spanS: options.spanS, columns });
      const theme = document.documentElement.dataset['mantineColorScheme'] ?? '';
      const pointed = pointedX === null ? null : Math.floor(pointedX - options.gutter);
      const { lastColumn } = scale;
      const content = [history.generation(), history.end(), history.resets().length];
      const wanted = [...content, lastColumn, sizes.width, sizes.height, theme, pointed].join(' ');
      if (wanted === painted) return;
      painted = wanted;
      if (colours?.of !== theme) colours = { of: theme, values: readStripColours(canvas) };
      const context = prepare(canvas, sizes);
      const { tracks } = options;
      if (context !== null)
        paintStrip({ context, history, tracks, sizes, scale, colours: colours.values, pointed });
    },
  };
}

function sizesOf(canvas: HTMLCanvasElement, { gutter, axis }: StripOptions): StripSizes {
  return { width: canvas.clientWidth, height: canvas.clientHeight, gutter, axis };
}

/** Resizes the bitmap when the element or the screen's density changed. */
function prepare(
  canvas: HTMLCanvasElement,
  { width, height }: StripSizes,
): CanvasRenderingContext2D | null {
  const density = window.devicePixelRatio;
  const [w, h] = [Math.round(width * density), Math.round(height * density)];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
  }
  const context = canvas.getContext('2d', { alpha: false });
  context?.setTransform(density, 0, 0, density, 0, 0);
  return context;
}
