/** Hits and gestures: what lies under the pointer, and what comes of pressing, dragging and letting go. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Segment } from '../../../contract/segment.ts';
import { createFrameTimes } from '../../../renderer/timeline/frame-times.ts';
import {
  stepGesture,
  type Effect,
  type GestureEvent,
  type GestureState,
  type Surface,
} from '../../../renderer/timeline/gesture.ts';
import { hitAt, type Field } from '../../../renderer/timeline/hit-test.ts';
import { layOutLanes } from '../../../renderer/timeline/lanes.ts';
import { snappedBoundary } from '../../../renderer/timeline/snap.ts';
import { fitAll, timeAt, xOf } from '../../../renderer/timeline/time-scale.ts';
import { field$, track, WIDTH } from './fields.ts';

/** 100 frames of 10 pixels each. */
const times = createFrameTimes(Float64Array.from({ length: 100 }, (_, i) => i * 10_000));
const segments: readonly Segment[] = [
  { startFrame: 10, endFrame: 20, classId: 'a', origin: 'hand' },
  { startFrame: 20, endFrame: 30, classId: 'b', origin: 'hand' },
  { startFrame: 50, endFrame: 51, classId: 'a', origin: 'hand', softWindowFrames: 3 },
];
const lanes = layOutLanes([track], { hasPictures: false, hasDifferences: false });
const field: Field = { lanes, segmentsOf: () => segments, times, scale: fitAll(WIDTH, times) };
const Y = (lanes[0]?.top ?? 0) + 10;

function surface({ brush }: Pick<Surface, 'brush'> = { brush: 'b' }): Surface {
  return {
    brush,
    hit: (x, y) => hitAt(x, y, field),
    frameAt: (x) => times.frameAt(timeAt(x, field.scale)),
    boundaryAt: (x, isFree) =>
      isFree ? times.boundaryAt(timeAt(x, field.scale)) : snappedBoundary(x, field, 70),
  };
}

function play(events: readonly GestureEvent[], on = surface()): readonly Effect[] {
  let state: GestureState = { kind: 'idle' };
  const effects = events.flatMap((event) => {
    const step = stepGesture(state, event, on);
    state = step.state;
    return step.effects;
  });
  expect(state).toEqual({ kind: 'idle' });
  return effects;
}

const drag = (from: number, to: number, isFree = true): GestureEvent[] => [
  { kind: 'down', x: from, y: Y, isPan: false },
  { kind: 'move', x: (from + to) / 2, y: Y, isFree },
  { kind: 'up', x: to, y: Y, isFree },
];
const click = (x: number, y = Y): GestureEvent[] => [
  { kind: 'down', x, y, isPan: false },
  { kind: 'up', x, y, isFree: false },
];

describe('a hit', () => {
  it.each([
    [150, { kind: 'segment', frame: 15 }],
    [102, { kind: 'edge', edge: 'start' }],
    [97, { kind: 'edge', edge: 'start' }],
    [198, { kind: 'edge', edge: 'end', segment: segments[0] }],
    [202, { kind: 'edge', edge: 'start', segment: segments[1] }],
    [303, { kind: 'edge', edge: 'end', segment: segments[1] }],
    [505, { kind: 'point', segment: segments[2] }],
    [700, { kind: 'unlabelled', frame: 70 }],
  ] as const)('at %i is %o', (x, wanted) => {
    expect(hitAt(x, Y, field)).toMatchObject(wanted);
  });

  it('above the lanes is the clock, below them nothing', () => {
    expect(hitAt(425, 3, field)).toEqual({ kind: 'clock', frame: 42 });
    expect(hitAt(425, Y + 200, field)).toEqual({ kind: 'outside' });
  });

  it('finds in every segment in sight a place to take it, however small it is', () => {
    fc.assert(
      fc.property(field$, (random) => {
        const top = (random.lanes[0]?.top ?? 0) + 1;
        for (const segment of random.segments) {
          const left = xOf(random.times.boundaryUs(segment.startFrame), random.scale);
          const right = xOf(random.times.boundaryUs(segment.endFrame), random.scale);
          const middle = (left + right) / 2;
          if (left < 0 || right > WIDTH) continue;
          expect(hitAt(middle, top, random)).toMatchObject({ kind: 'segment', segment });
        }
      }),
    );
  });
});

describe('a boundary', () => {
  it('is caught by an edge or the playhead nearby, and by nothing when it is to be free', () => {
    expect(snappedBoundary(294, field, 70)).toBe(30);
    expect(snappedBoundary(706, field, 70)).toBe(70);
    expect(surface().boundaryAt(706, true)).toBe(71);
    expect(snappedBoundary(643, field, 70)).toBe(64);
  });
});

describe('a gesture', () => {
  it('paints from where it was pressed to where it is let go, either way', () => {
    const paint = { kind: 'paint', track: 'activity', startFrame: 60, endFrame: 64, classId: 'b' };
    for (const events of [drag(600, 640), drag(640, 600)]) {
      expect(play(events)).toEqual([
        { kind: 'edit', edit: paint },
        { kind: 'select', track: 'activity', frame: 60 },
      ]);
    }
  });

  it('makes frames unlabelled with an empty brush, and moves the view where labels are only looked at', () => {
    expect(play(drag(600, 640), surface({ brush: null }))).toEqual([
      {
        kind: 'edit',
        edit: { kind: 'paint', track: 'activity', startFrame: 60, endFrame: 64, classId: null },
      },
    ]);
    expect(play(drag(600, 640), surface({ brush: undefined }))).toEqual([
      { kind: 'pan', pixels: -40 },
    ]);
  });

  it('drags an edge, which names a frame that stays inside', () => {
    expect(play(drag(102, 60))).toEqual([
      {
        kind: 'edit',
        edit: { kind: 'nudge', track: 'activity', frame: 19, edge: 'start', by: -4 },
      },
      { kind: 'select', track: 'activity', frame: 19 },
    ]);
    expect(play(drag(303, 350))[0]).toMatchObject({
      edit: { kind: 'nudge', frame: 20, edge: 'end', by: 5 },
    });
    expect(play(drag(303, 299))).toEqual([]);
  });

  it('moves a point event', () => {
    expect(play(drag(505, 555))[0]).toEqual({
      kind: 'edit',
      edit: { kind: 'move-point', track: 'activity', frame: 50, to: 55 },
    });
  });

  it('selects by a click, and goes to the frame under it', () => {
    expect(play(click(150))).toEqual([
      { kind: 'select', track: 'activity', frame: 10 },
      { kind: 'seek', frame: 15 },
    ]);
    expect(play(click(700))).toEqual([
      { kind: 'select', track: 'activity', frame: null },
      { kind: 'seek', frame: 70 },
    ]);
    expect(play(click(198))[1]).toEqual({ kind: 'seek', frame: 19 });
  });

  it('does nothing with a pointer that only trembles', () => {
    const trembling = [
      ...click(150).slice(0, 1),
      { kind: 'move', x: 152, y: Y, isFree: false } as const,
    ];
    expect(play([...trembling, { kind: 'up', x: 151, y: Y, isFree: false }])).toEqual(
      play(click(150)),
    );
  });

  it('loops a segment by a double click, and nothing elsewhere', () => {
    expect(play([{ kind: 'double', x: 150, y: Y }])).toEqual([
      { kind: 'loop', startFrame: 10, endFrame: 20 },
    ]);
    expect(play([{ kind: 'double', x: 700, y: Y }])).toEqual([]);
  });

  it('scrubs along the clock and is given up by a cancel', () => {
    const scrub: GestureEvent[] = [
      { kind: 'down', x: 100, y: 2, isPan: false },
      { kind: 'move', x: 205, y: Y, isFree: false },
      { kind: 'cancel' },
    ];
    expect(play(scrub)).toEqual([
      { kind: 'seek', frame: 10 },
      { kind: 'seek', frame: 20 },
    ]);
    expect(play([...drag(600, 640).slice(0, 2), { kind: 'cancel' }])).toEqual([]);
  });

  it('pans by as much as the pointer moves', () => {
    expect(
      play([
        { kind: 'down', x: 500, y: Y, isPan: true },
        { kind: 'move', x: 450, y: Y, isFree: false },
        { kind: 'up', x: 440, y: Y, isFree: false },
      ]),
    ).toEqual([
      { kind: 'pan', pixels: 50 },
      { kind: 'pan', pixels: 10 },
    ]);
  });
});
