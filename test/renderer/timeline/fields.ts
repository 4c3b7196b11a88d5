/** Random clips for the timeline's tests: unevenly spaced frames, sorted segments, somewhere in between a view. */
import fc from 'fast-check';
import type { Segment } from '../../../contract/segment.ts';
import type { Track } from '../../../contract/track.ts';
import { createFrameTimes, type FrameTimes } from '../../../renderer/timeline/frame-times.ts';
import type { Field } from '../../../renderer/timeline/hit-test.ts';
import { layOutLanes } from '../../../renderer/timeline/lanes.ts';
import { fitAll, panBy, zoomAbout, type TimeScale } from '../../../renderer/timeline/time-scale.ts';

export const WIDTH = 1000;

export const track: Track = {
  id: 'activity',
  name: 'Activity',
  classes: [
    { id: 'a', name: 'A', colour: '#e69f00' },
    { id: 'b', name: 'B', colour: '#56b4e9' },
  ],
};

/** Frames that stand between 5 and 80 ms. */
export const times$ = (least = 2): fc.Arbitrary<FrameTimes> =>
  fc
    .array(fc.integer({ min: 5_000, max: 80_000 }), { minLength: least, maxLength: 120 })
    .map((steps) => {
      let at = 0;
      return createFrameTimes(Float64Array.from(steps, (step) => (at += step) - step));
    });

/** Steps of a pan or a zoom, as a person makes them. */
const moves$ = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: WIDTH }),
    factor: fc.double({ min: 0.5, max: 8, noNaN: true }),
  }),
  { maxLength: 6 },
);

export const scaleOver = (times: FrameTimes): fc.Arbitrary<TimeScale> =>
  moves$.map((moves) =>
    moves.reduce(
      (scale, { x, factor }) => panBy(zoomAbout(scale, x, factor, times), x - WIDTH / 2, times),
      fitAll(WIDTH, times),
    ),
  );

function segmentsOver({ frames }: FrameTimes): fc.Arbitrary<readonly Segment[]> {
  return fc
    .uniqueArray(fc.integer({ min: 0, max: frames }), { minLength: 2, maxLength: 60 })
    .map((cuts) => {
      const sorted = cuts.toSorted((x, y) => x - y);
      return sorted.slice(1).flatMap((endFrame, i): Segment[] =>
        i % 3 === 2
          ? []
          : [
              {
                startFrame: sorted[i] ?? 0,
                endFrame,
                classId: i % 2 === 0 ? 'a' : 'b',
                origin: 'hand',
              },
            ],
      );
    });
}

export const field$: fc.Arbitrary<Field & { readonly segments: readonly Segment[] }> =
  times$().chain((times) =>
    fc
      .record({ scale: scaleOver(times), segments: segmentsOver(times) })
      .map(({ scale, segments }) => ({
        times,
        scale,
        segments,
        lanes: layOutLanes([track], { hasPictures: false, hasDifferences: false }),
        segmentsOf: () => segments,
      })),
  );
