/** Runs of labels are coded and flushed, and come back as they were. */
import fc from 'fast-check';
import { from } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../contract/fault.ts';
import type { FrameLabel } from '../../contract/frame-label.ts';
import { expandRuns } from '../../streams/expand-runs.ts';
import { type RunLine, runLines } from '../../streams/run-lines.ts';
import { itKeepsTheLaws, label, marbles, track, twoTracks } from './support.ts';

const flushAfterUs = 50_000;
const create = () => runLines({ flushAfterUs });
const run = (name: string | null, startFrame: number, endFrame: number): RunLine => ({
  ...{ kind: 'run', track: 'main', label: name, startFrame, endFrame },
  ...{ startUs: startFrame * 10_000, probability: name === null ? 0 : 1 },
});
const linesOf = (labels: readonly FrameLabel[]) => {
  const lines: RunLine[] = [];
  from(labels)
    .pipe(create())
    .subscribe((line) => lines.push(line));
  return lines;
};

describe('runLines', () => {
  itKeepsTheLaws(create);

  it.each(['|', '#'])(
    'writes a stretch down when it is over, the open one at the end (%s)',
    (end) => {
      marbles(({ hot, expectObservable, expectSubscriptions }) => {
        const values = {
          a: label(0, null),
          b: label(1, 'sit'),
          c: label(2, 'sit'),
          d: label(3, 'run'),
        };
        const labels$ = hot(`-abcd-${end}`, values);
        expectObservable(labels$.pipe(create())).toBe(`--x-y-(z${end})`, {
          x: run(null, 0, 1),
          y: run('sit', 1, 3),
          z: run('run', 3, 4),
        });
        expectSubscriptions(labels$.subscriptions).toBe('^-----!');
      });
    },
  );

  it('writes a long stretch in parts', () => {
    const labels = Array.from({ length: 12 }, (_, i) => label(i, 'sit'));
    expect(linesOf(labels)).toEqual([run('sit', 0, 5), run('sit', 5, 10), run('sit', 10, 12)]);
  });

  it('writes a stretch in parts where time jumps, either way', () => {
    const times = [0, 10_000, 900_000, 910_000, 0];
    const labels = times.map((timestampUs, i) => ({ ...label(i, 'sit'), timestampUs }));
    expect(
      linesOf(labels).map(({ startFrame, endFrame, startUs }) => [startFrame, endFrame, startUs]),
    ).toEqual([
      [0, 2, 0],
      [2, 4, 900_000],
      [4, 5, 0],
    ]);
  });

  it('gives the mean probability of a stretch', () => {
    const labels = [0.5, 0.75, 1].map((p, i) => ({
      ...label(i, 'sit'),
      tracks: [track('sit', p)],
    }));
    expect(linesOf(labels).map(({ probability }) => probability)).toEqual([0.75]);
  });
});

describe('expandRuns', () => {
  const name = fc.constantFrom('sit', 'stand', null);

  it('is the inverse of runLines, per track', () => {
    const frame = fc.record({
      posture: name,
      hand: name,
      stepUs: fc.integer({ min: -60_000, max: 60_000 }),
    });
    fc.assert(
      fc.property(fc.array(frame), (frames) => {
        let timestampUs = 0;
        const labels = frames.map(({ posture, hand, stepUs }, i) =>
          twoTracks(i, posture, hand, (timestampUs += stepUs)),
        );
        const expanded = expandRuns(linesOf(labels));
        expect(expanded.get('posture') ?? []).toEqual(frames.map(({ posture }) => posture));
        expect(expanded.get('hand') ?? []).toEqual(frames.map(({ hand }) => hand));
      }),
    );
  });

  it('says null of frames that no line speaks of', () => {
    expect(expandRuns([run('sit', 2, 3), run('run', 4, 5)]).get('main')).toEqual([
      null,
      null,
      'sit',
      null,
      'run',
    ]);
  });

  it.each([[[run('sit', 0, 3), run('run', 2, 4)]], [[run('sit', 3, 1)]]])(
    'refuses lines that overlap or run backwards',
    (lines) => {
      expect(() => expandRuns(lines)).toThrow(Fault);
    },
  );
});
