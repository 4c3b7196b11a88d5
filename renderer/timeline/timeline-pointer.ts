/** Takes the pointer and the wheel on a canvas to the timeline. */
import type { Hit } from './hit-test.ts';
import type { Timeline } from './timeline.ts';

const shapes: Readonly<Record<Hit['kind'], string>> = {
  clock: 'col-resize',
  edge: 'ew-resize',
  segment: 'pointer',
  point: 'grab',
  unlabelled: 'crosshair',
  outside: 'default',
};
/** One notch of a wheel makes things this much larger or smaller. */
const PER_NOTCH = 1.2;
const NOTCH = 100;
const LINE = 16;

/** @returns stops listening. */
export function listenToPointer(canvas: HTMLCanvasElement, timeline: Timeline): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const at = ({ clientX, clientY }: MouseEvent) => {
    const { left, top } = canvas.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  canvas.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button > 1) return;
      if (event.button === 1) event.preventDefault();
      canvas.setPointerCapture(event.pointerId);
      timeline.gesture({ kind: 'down', ...at(event), isPan: event.button === 1 || event.shiftKey });
    },
    { signal },
  );
  const moved = (kind: 'move' | 'up') => (event: PointerEvent) => {
    const { x, y } = at(event);
    canvas.style.cursor = shapes[timeline.hit(x, y)?.kind ?? 'edge'];
    if (timeline.isDragging()) timeline.gesture({ kind, x, y, isFree: event.altKey });
  };
  canvas.addEventListener('pointermove', moved('move'), { signal });
  canvas.addEventListener('pointerup', moved('up'), { signal });
  canvas.addEventListener(
    'pointercancel',
    () => {
      timeline.gesture({ kind: 'cancel' });
    },
    { signal },
  );
  canvas.addEventListener(
    'dblclick',
    (event) => {
      timeline.gesture({ kind: 'double', ...at(event) });
    },
    { signal },
  );
  // Not passive: with Ctrl the browser would zoom the whole page.
  canvas.addEventListener('wheel', turned(canvas, timeline, at), { signal, passive: false });
  return () => {
    stop.abort();
  };
}

function turned(
  canvas: HTMLCanvasElement,
  timeline: Timeline,
  at: (event: MouseEvent) => { readonly x: number },
) {
  return (event: WheelEvent) => {
    event.preventDefault();
    const unit = [1, LINE, canvas.clientWidth][event.deltaMode] ?? 1;
    const { deltaX, deltaY, ctrlKey, metaKey } = event;
    if (ctrlKey || metaKey) timeline.zoom(PER_NOTCH ** ((-deltaY * unit) / NOTCH), at(event).x);
    else timeline.pan((Math.abs(deltaX) > Math.abs(deltaY) ? deltaX : deltaY) * unit);
  };
}
