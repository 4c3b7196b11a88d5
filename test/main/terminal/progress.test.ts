/** Progress on a terminal is one line redrawn, in a log a line now and then; the time left comes from the pace so far. */
import { describe, expect, it } from 'vitest';
import { createProgress } from '../../../main/terminal/progress.ts';

function open({ isTTY = false, unit = 'frames', doneBefore = 0 } = {}) {
  const written: string[] = [];
  let nowMs = 1_000_000;
  const out = {
    isTTY,
    write: (text: string) => {
      written.push(text);
      return true;
    },
  };
  const progress = createProgress({ what: 'Labelling', unit, doneBefore, out, now: () => nowMs });
  const after = (ms: number) => {
    nowMs += ms;
    return progress;
  };
  return { written, progress, after };
}

describe('in a log', () => {
  it('the first state is told at once, then at most one every five seconds', () => {
    const { written, after } = open();
    after(0).at(1, 10);
    for (let i = 0; i < 49; i++) after(100).at(2, 10);
    expect(written).toEqual(['Labelling: 10 % (1 of 10 frames)\n']);
    after(100).at(3, 10);
    expect(written).toHaveLength(2);
    expect(written[1]).toMatch(/^Labelling: 30 % .*\n$/);
  });

  it('the end repeats the last state, once', () => {
    const { written, progress, after } = open();
    after(0).at(1, null);
    after(1).at(7, null);
    progress.end();
    progress.end();
    expect(written).toEqual(['Labelling: 1 frames\n', 'Labelling: 7 frames\n']);
  });

  it('nothing is said where nothing was done', () => {
    const { written, progress } = open();
    progress.end();
    expect(written).toEqual([]);
  });
});

describe('on a terminal', () => {
  it('the line is redrawn, ten times a second at most', () => {
    const { written, progress, after } = open({ isTTY: true });
    after(0).at(1, null);
    after(50).at(2, null);
    after(50).at(3, null);
    progress.end();
    expect(written).toEqual([
      '\r\u001b[KLabelling: 1 frames',
      '\r\u001b[KLabelling: 3 frames',
      '\r\u001b[KLabelling: 3 frames\n',
    ]);
  });
});

describe('the line', () => {
  /** What is said of this much done after this time. */
  const said = (ms: number, done: number, total: number | null, details?: string) => {
    const { written, after } = open();
    after(ms).at(done, total, details);
    return written[0];
  };

  it.each<[number, number, number | null, string]>([
    [2_000, 10, 100, 'Labelling: 10 % (10 of 100 frames), about 18 s left\n'],
    [60_000, 1, 4, 'Labelling: 25 % (1 of 4 frames), about 3 min 0 s left\n'],
    [999, 1, 4, 'Labelling: 25 % (1 of 4 frames)\n'],
    [60_000, 0, 4, 'Labelling: 0 % (0 of 4 frames)\n'],
    [60_000, 4, 4, 'Labelling: 100 % (4 of 4 frames)\n'],
    [60_000, 4, null, 'Labelling: 4 frames\n'],
    [60_000, 0, 0, 'Labelling: 0 frames\n'],
    [2_000, 999, 1000, 'Labelling: 99 % (999 of 1000 frames), about 1 s left\n'],
  ])('after %d ms, %d of %j: %j', (ms, done, total, line) => {
    expect(said(ms, done, total)).toBe(line);
  });

  it('takes details before the time', () => {
    expect(said(2_000, 1, 2, 'a.mp4')).toBe(
      'Labelling: 50 % (1 of 2 frames), a.mp4, about 2 s left\n',
    );
  });
});

describe('a pause', () => {
  it('is said at once, and its time is none of the pace', () => {
    const { written, after } = open();
    after(10_000).at(1, 3);
    after(0).rest('paused');
    after(60_000).at(2, 3);
    expect(written).toEqual([
      'Labelling: 33 % (1 of 3 frames), about 20 s left\n',
      'Labelling: 33 % (1 of 3 frames), about 20 s left, paused\n',
      'Labelling: 66 % (2 of 3 frames), about 5 s left\n',
    ]);
  });

  it('may come before there is anything to tell', () => {
    const { written, progress } = open();
    progress.rest('paused');
    expect(written).toEqual(['Labelling: paused\n']);
  });
});

describe('a line that stays', () => {
  it('stands above the state on a terminal, which is drawn again below it', () => {
    const { written, progress, after } = open({ isTTY: true });
    after(0).at(1, null);
    progress.say('pass 1');
    expect(written.at(-1)).toBe('\r\u001b[Kpass 1\nLabelling: 1 frames');
  });

  it('is a line like any other in a log', () => {
    const { written, progress } = open();
    progress.say('pass 1');
    expect(written).toEqual(['pass 1\n']);
  });
});

describe('work that an earlier run has begun', () => {
  it('says nothing of the pace of this one', () => {
    const { written, after } = open({ doneBefore: 0.8 });
    after(2_000).at(80, 100);
    after(8_000).at(90, 100);
    expect(written).toEqual([
      'Labelling: 80 % (80 of 100 frames)\n',
      'Labelling: 90 % (90 of 100 frames), about 10 s left\n',
    ]);
  });
});
