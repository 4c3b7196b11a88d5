/** What a live run says in the terminal: changes of label, the current one at the bottom, the summary at the end. */
import { describe, expect, it } from 'vitest';
import type { FrameLabel } from '../../../contract/frame-label.ts';
import type { LiveCounters } from '../../../contract/live-counters.ts';
import { createTeller } from '../../../main/commands/live-teller.ts';
import { summaryLine } from '../../../main/commands/summary-line.ts';

const one = [{ id: 'activity', classes: ['walk', 'sit'] }];
const two = [...one, { id: 'place', classes: ['in', 'out'] }];

function open(tracks = one, isTTY = false) {
  const written: string[] = [];
  const out = {
    isTTY,
    write: (text: string) => {
      written.push(text);
      return true;
    },
  };
  return { written, teller: createTeller(tracks, out) };
}

let frame = 0;
const label = (timestampUs: number, ...said: [string | null, number][]): FrameLabel => ({
  frame: frame++,
  timestampUs,
  source: 'fresh',
  tracks: said.map(([name, probability], i) => ({
    track: two[i]!.id,
    label: name,
    probability,
    probabilities: [],
  })),
});

describe('the teller', () => {
  it('in a log says a label when it changes, timed from the first frame', () => {
    const { written, teller } = open();
    teller.tell(label(5_000_000, [null, 0]));
    teller.tell(label(5_100_000, ['walk', 0.714]));
    teller.tell(label(5_200_000, ['walk', 0.9]));
    teller.tell(label(70_250_000, ['sit', 1]));
    teller.tell(label(665_000_000, ['walk', 0.5]));
    teller.end();
    expect(written).toEqual([
      '0:00.0  ... 0 %\n',
      '0:00.1  walk 71 %\n',
      '1:05.2  sit 100 %\n',
      '11:00.0  walk 50 %\n',
    ]);
  });

  it('on a terminal keeps the current state at the bottom, and clears it at the end', () => {
    const { written, teller } = open(one, true);
    teller.tell(label(0, ['walk', 0.5]));
    teller.tell(label(100_000, ['walk', 0.6]));
    teller.end();
    const clear = '\r\u001b[K';
    expect(written).toEqual([clear, '0:00.0  walk 50 %\n', clear, '0:00.1  walk 60 %', clear]);
  });

  it('names the tracks where there are several, and speaks when either changes', () => {
    const { written, teller } = open(two);
    teller.tell(label(0, ['walk', 0.5], ['in', 0.8]));
    teller.tell(label(1_000, ['walk', 0.5], ['in', 0.9]));
    teller.tell(label(2_000, ['walk', 0.5], ['out', 0.9]));
    expect(written).toEqual([
      '0:00.0  activity: walk 50 %  place: in 80 %\n',
      '0:00.0  activity: walk 50 %  place: out 90 %\n',
    ]);
  });
});

describe('the summary line', () => {
  const times = { p50: 0, p95: 0 };
  const counters: LiveCounters = {
    frames: 300,
    labels: 299,
    ticksDue: 150,
    steps: 143,
    fresh: 143,
    held: 149,
    dropped: { replaced: 4, 'extractor-failed': 3 },
    resets: { start: 1, gap: 0, 'camera-changed': 0, 'model-changed': 0, user: 0 },
    openFrames: 0,
    extractorRestarts: 0,
    frameIntervalMs: times,
    latencyMs: { p50: 12.34, p95: 56 },
    overheadMs: times,
    cnnMs: times,
    waitMs: times,
  };

  it('is worded as scripts expect it, drops summed over their causes', () => {
    expect(summaryLine(counters)).toBe(
      'frames=300 labels=299 steps=143 dropped=7 p50_ms=12.3 p95_ms=56.0',
    );
  });
});
