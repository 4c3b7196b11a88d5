/** Paints the timeline: clock, small pictures, lanes, the loop, and the playhead over all of it. */
import type { Segment } from '../../contract/segment.ts';
import { clock } from '../strip/clock.ts';
import { AXIS_HEIGHT, PICTURES_HEIGHT, type Lane } from './lanes.ts';
import { paintDifferences, paintLane, type Paper } from './paint-lanes.ts';
import type { TimelineContent } from './timeline-content.ts';
import { gridStepS, xOf } from './time-scale.ts';

export interface TimelinePicture extends Paper {
  readonly content: TimelineContent;
  readonly lanes: readonly Lane[];
  /** With what is being dragged or held already in it. */
  readonly segmentsOf: (track: string) => readonly Segment[];
  readonly playhead: number;
  /** CSS pixels. */
  readonly height: number;
  /** Small picture of a frame, once there is one. */
  readonly pictureOf: (frame: number) => ImageBitmap | null;
}

const SMALL = 11;
const HEAD = 5;

export function paintTimeline(picture: TimelinePicture): void {
  const { context, scale, colours, height, content, lanes, segmentsOf } = picture;
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, scale.width, height);
  paintClock(picture);
  if (content.hasPictures) paintPictures(picture);
  for (const lane of lanes) {
    const { id } = lane.track;
    const selected = content.selected?.track === id ? content.selected.frame : null;
    paintLane(picture, lane, { segments: segmentsOf(id), selected });
    paintDifferences(picture, lane, content.differences?.[id] ?? []);
  }
  paintLoop(picture);
  paintPlayhead(picture);
}

function paintClock({ context, scale, colours, height, times }: TimelinePicture): void {
  const stepS = gridStepS(scale);
  const first = Math.max(0, Math.ceil((scale.fromUs - times.startUs) / 1e6 / stepS));
  context.font = `${String(SMALL)}px ${colours.font}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (let k = first; ; k++) {
    const timeUs = k * stepS * 1e6;
    const x = Math.round(xOf(times.startUs + timeUs, scale));
    if (x >= scale.width) return;
    context.fillStyle = colours.grid;
    context.fillRect(x, 0, 1, height);
    context.fillStyle = colours.inkSoft;
    const tenths = stepS < 1 ? `.${String(Math.round(timeUs / 1e5) % 10)}` : '';
    context.fillText(clock(timeUs) + tenths, x + 4, AXIS_HEIGHT / 2);
  }
}

/** The frames whose small pictures stand side by side now, by where they stand. */
function pictureSlots({
  scale,
  times,
}: Pick<Paper, 'scale' | 'times'>): readonly { readonly x: number; readonly frame: number }[] {
  const width = pictureWidth;
  // Slots are fixed in time, so that scrolling moves pictures instead of choosing others.
  const slotUs = width * scale.usPerPixel;
  const first = Math.max(0, Math.floor((scale.fromUs - times.startUs) / slotUs));
  const count = Math.ceil(scale.width / width) + 1;
  return Array.from({ length: count }, (_, i) => times.startUs + (first + i) * slotUs)
    .filter((timeUs) => timeUs < times.endUs)
    .map((timeUs) => ({ x: xOf(timeUs, scale), frame: times.frameAt(timeUs + slotUs / 2) }));
}

/** CSS pixels. */
const pictureWidth = Math.round((PICTURES_HEIGHT * 16) / 9);

function paintPictures(picture: TimelinePicture): void {
  const { context, pictureOf } = picture;
  for (const { x, frame } of pictureSlots(picture)) {
    const bitmap = pictureOf(frame);
    if (bitmap === null) continue;
    const factor = Math.min(pictureWidth / bitmap.width, PICTURES_HEIGHT / bitmap.height);
    const [width, height] = [bitmap.width * factor, bitmap.height * factor];
    context.drawImage(bitmap, x, AXIS_HEIGHT + (PICTURES_HEIGHT - height) / 2, width, height);
  }
}

function paintLoop({ context, scale, colours, times, content }: TimelinePicture): void {
  if (content.loop === null) return;
  const x = xOf(times.boundaryUs(content.loop.startFrame), scale);
  const end = xOf(times.boundaryUs(content.loop.endFrame), scale);
  context.fillStyle = colours.playhead;
  context.fillRect(x, AXIS_HEIGHT - 4, end - x, 4);
  for (const at of [x, end]) context.fillRect(at - 1, AXIS_HEIGHT - 9, 2, 9);
}

function paintPlayhead(picture: TimelinePicture): void {
  const { context, scale, colours, times, playhead, height } = picture;
  const x = xOf(times.boundaryUs(playhead), scale);
  const frameWidth = xOf(times.boundaryUs(playhead + 1), scale) - x;
  if (x < -frameWidth || x > scale.width) return;
  context.fillStyle = colours.playhead;
  if (frameWidth > 4) {
    context.globalAlpha = 0.22;
    context.fillRect(x, AXIS_HEIGHT, frameWidth, height - AXIS_HEIGHT);
    context.globalAlpha = 1;
  }
  const line = Math.round(x);
  context.fillRect(line - 0.5, 0, 2, height);
  context.beginPath();
  context.moveTo(line - HEAD, 0);
  context.lineTo(line + HEAD + 1, 0);
  context.lineTo(line + 0.5, HEAD + 4);
  context.fill();
}
