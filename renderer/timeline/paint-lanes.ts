/** Paints one lane: what is unlabelled, the segments over it, the chosen one, and where label sets differ. */
import type { Stretch } from '../../contract/labelling/segments.ts';
import type { Segment } from '../../contract/segment.ts';
import { BACKGROUND, type Track } from '../../contract/track.ts';
import { inkOn } from '../strip/strip-colours.ts';
import { barsOf, type Bar } from './bars.ts';
import type { FrameTimes } from './frame-times.ts';
import { DIFFERENCE_HEIGHT, type Lane } from './lanes.ts';
import type { TimelineColours } from './timeline-colours.ts';
import { xOf, type TimeScale } from './time-scale.ts';

export interface Paper {
  readonly context: CanvasRenderingContext2D;
  readonly scale: TimeScale;
  readonly times: FrameTimes;
  readonly colours: TimelineColours;
}

const HATCH_STEP = 9;
/** Narrower bars have no room for a name. */
const LEAST_NAME = 22;
const POINT = 6;

export function paintLane(
  paper: Paper,
  lane: Lane,
  {
    segments,
    selected,
  }: { readonly segments: readonly Segment[]; readonly selected: number | null },
): void {
  paintUnlabelled(paper, lane);
  const looks = looksOf(lane.track, paper.colours);
  const isPoint = ({ index }: Bar) =>
    index !== null && segments[index]?.softWindowFrames !== undefined;
  const bars = barsOf(segments, paper.times, paper.scale);
  for (const bar of bars) if (!isPoint(bar)) paintBar(paper, lane, bar, looks(bar.classId));
  for (const bar of bars) {
    const segment = bar.index === null ? undefined : segments[bar.index];
    if (isPoint(bar)) paintPoint(paper, lane, bar, looks(bar.classId));
    if (segment?.note !== undefined) paintNoteMark(paper, lane, bar);
    const isSelected =
      selected !== null &&
      segment !== undefined &&
      segment.startFrame <= selected &&
      selected < segment.endFrame;
    if (isSelected) paintSelection(paper, lane, bar);
  }
}

interface Look {
  readonly name: string;
  readonly colour: string;
}

function looksOf(track: Track, colours: TimelineColours): (classId: string) => Look {
  const known = new Map(track.classes.map((cls) => [cls.id, cls]));
  return (classId) =>
    known.get(classId) ?? {
      name: classId === BACKGROUND ? 'Background' : classId,
      colour: colours.background,
    };
}

function paintUnlabelled({ context, scale, colours }: Paper, { top, height }: Lane): void {
  context.fillStyle = colours.unlabelled;
  context.fillRect(0, top, scale.width, height);
  context.save();
  context.beginPath();
  context.rect(0, top, scale.width, height);
  context.clip();
  context.strokeStyle = colours.hatch;
  context.lineWidth = 1;
  context.beginPath();
  // The hatching moves with the labels, so that scrolling looks like scrolling.
  const shift = -(scale.fromUs / scale.usPerPixel) % HATCH_STEP;
  for (let x = shift - height; x < scale.width; x += HATCH_STEP) {
    context.moveTo(x, top + height);
    context.lineTo(x + height, top);
  }
  context.stroke();
  context.restore();
}

function paintBar(
  { context, scale, colours }: Paper,
  { top, height }: Lane,
  bar: Bar,
  look: Look,
): void {
  const left = Math.max(-1, bar.x);
  const right = Math.min(scale.width + 1, bar.x + bar.width);
  const width = Math.max(1, right - left - (bar.width > 3 ? 1 : 0));
  context.fillStyle = look.colour;
  context.fillRect(left, top, width, height);
  if (right - left < LEAST_NAME || bar.index === null) return;
  context.fillStyle = look.colour.startsWith('#') ? inkOn(look.colour) : colours.ink;
  context.font = `600 12px ${colours.font}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.fillText(look.name, left + 6, top + height / 2 + 0.5);
  context.restore();
}

function paintPoint(
  { context, colours }: Paper,
  { top, height }: Lane,
  bar: Bar,
  look: Look,
): void {
  const x = bar.x + bar.width / 2;
  const y = top + height / 2;
  context.fillStyle = colours.ink;
  context.fillRect(x - 0.5, top, 1, height);
  context.beginPath();
  context.moveTo(x, y - POINT);
  context.lineTo(x + POINT, y);
  context.lineTo(x, y + POINT);
  context.lineTo(x - POINT, y);
  context.closePath();
  context.fillStyle = look.colour;
  context.fill();
  context.strokeStyle = colours.ink;
  context.stroke();
}

function paintNoteMark({ context, colours }: Paper, { top }: Lane, { x, width }: Bar): void {
  if (width < 8) return;
  context.fillStyle = colours.ink;
  context.beginPath();
  context.moveTo(x + width - 8, top);
  context.lineTo(x + width - 1, top);
  context.lineTo(x + width - 1, top + 7);
  context.fill();
}

function paintSelection(
  { context, colours }: Paper,
  { top, height }: Lane,
  { x, width }: Bar,
): void {
  context.strokeStyle = colours.selected;
  context.lineWidth = 2;
  context.strokeRect(x + 1, top + 1, Math.max(3, width - 3), height - 2);
  context.lineWidth = 1;
}

export function paintDifferences(
  { context, scale, times, colours }: Paper,
  { top, height }: Lane,
  stretches: readonly Stretch[],
): void {
  context.fillStyle = colours.difference;
  for (const { startFrame, endFrame } of stretches) {
    const x = xOf(times.boundaryUs(startFrame), scale);
    const end = xOf(times.boundaryUs(endFrame), scale);
    if (end < 0) continue;
    if (x > scale.width) return;
    context.fillRect(x, top + height + 1, Math.max(1, end - x), DIFFERENCE_HEIGHT - 1);
  }
}
