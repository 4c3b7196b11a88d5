/** The timeline job: a long clip's timeline, driven by the wheel as a person drives it, timed frame by frame. */
import '../design/tokens.css';
import type { JobOf } from '../../contract/job.ts';
import type { Segment } from '../../contract/segment.ts';
import type { Track } from '../../contract/track.ts';
import { createFrameTimes } from '../timeline/frame-times.ts';
import { timelineHeight } from '../timeline/lanes.ts';
import type { TimelineContent } from '../timeline/timeline-content.ts';
import { listenToPointer } from '../timeline/timeline-pointer.ts';
import { createTimeline, type Timeline } from '../timeline/timeline.ts';
import type { TakeReport } from '../workers/run-in-worker.ts';

const FRAMES_PER_S = 30;
const lanes = { hasPictures: true, hasDifferences: false };
const track: Track = {
  id: 'activity',
  name: 'Activity',
  classes: ['#e69f00', '#56b4e9', '#009e73', '#f0e442', '#0072b2'].map((colour, i) => ({
    id: `class-${i}`,
    name: `Class ${i}`,
    colour,
  })),
};

type Order = JobOf<'timeline'>;

/** What the wheel does in each part, by the number of the frame. */
const parts: Readonly<Record<string, (frame: number) => WheelEventInit>> = {
  'zoom in': () => ({ deltaY: -40, ctrlKey: true }),
  'scroll close': (frame) => ({ deltaY: frame % 120 < 60 ? 90 : -90 }),
  'zoom out': () => ({ deltaY: 25, ctrlKey: true }),
  scroll: (frame) => ({ deltaY: frame % 120 < 60 ? 90 : -90 }),
  // In, before the whole clip is in sight again, and out.
  'zoom and scroll': (frame) =>
    frame % 2 === 0 ? { deltaX: 60 } : { deltaY: frame % 80 < 40 ? -60 : 60, ctrlKey: true },
};

export async function driveTimeline(order: Order, take: TakeReport): Promise<void> {
  document.documentElement.setAttribute('data-mantine-color-scheme', 'dark');
  const canvas = document.createElement('canvas');
  canvas.style.width = `${order.width}px`;
  canvas.style.height = `${timelineHeight(1, lanes)}px`;
  document.body.append(canvas);
  const picture = await createImageBitmap(new ImageData(80, 44));
  const timeline = createTimeline({ onEffect: () => undefined, pictureOf: () => picture });
  const stop = listenToPointer(canvas, timeline);
  timeline.show(contentOf(order));
  timeline.draw(canvas);
  for (const [part, turn] of Object.entries(parts)) {
    const timed = await drive({ timeline, canvas, frames: order.frames, turn });
    await take({ kind: 'timeline', part, ...timed });
  }
  stop();
  canvas.remove();
}

interface Drive {
  readonly timeline: Timeline;
  readonly canvas: HTMLCanvasElement;
  readonly frames: number;
  readonly turn: (frame: number) => WheelEventInit;
}

async function drive({ timeline, canvas, frames, turn }: Drive) {
  const frameMs: number[] = [];
  const drawMs: number[] = [];
  let lastMs = await nextFrame();
  for (let frame = 0; frame < frames; frame++) {
    const begunMs = performance.now();
    const place = { clientX: canvas.clientWidth / 3, clientY: 60, cancelable: true };
    canvas.dispatchEvent(new WheelEvent('wheel', { ...place, ...turn(frame) }));
    timeline.draw(canvas);
    drawMs.push(performance.now() - begunMs);
    const nowMs = await nextFrame();
    frameMs.push(nowMs - lastMs);
    lastMs = nowMs;
  }
  return { frameMs, drawMs };
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });
}

/** Segments of uneven length, a sixth of the clip left unlabelled. */
function contentOf({ segments: count, durationS }: Order): TimelineContent {
  const frames = Math.round(durationS * FRAMES_PER_S);
  const times = createFrameTimes(
    Float64Array.from({ length: frames }, (_, i) => Math.round((i * 1e6) / FRAMES_PER_S)),
  );
  const share = frames / Math.max(1, count);
  const segments = Array.from({ length: count }, (_, i): Segment => {
    const startFrame = Math.floor(i * share);
    const endFrame = Math.max(
      startFrame + 1,
      Math.floor((i + 0.6 + 0.4 * ((i * 7) % 3 === 0 ? 1 : 0)) * share),
    );
    return { startFrame, endFrame, classId: `class-${(i * 3) % 5}`, origin: 'hand' };
  });
  return {
    times,
    tracks: [track],
    segments: { [track.id]: segments },
    brushes: {},
    isReadOnly: false,
    selected: null,
    loop: null,
    differences: null,
    hasPictures: true,
  };
}
