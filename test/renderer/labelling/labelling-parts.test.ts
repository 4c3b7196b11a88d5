/** The parts of labelling without a page: held keys, jumps, differences, and edits on their way to the host. */
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../contract/fault.ts';
import type { Edit } from '../../../contract/labelling/edit.ts';
import type { Segment } from '../../../contract/segment.ts';
import type { Track } from '../../../contract/track.ts';
import type { LongtakeHost } from '../../../contract/window/host.ts';
import { lanesOf } from '../../../renderer/labelling/choosing.ts';
import { differencesOf } from '../../../renderer/labelling/differences.ts';
import { press, release, see, type Held } from '../../../renderer/labelling/held-paint.ts';
import { jumpTo } from '../../../renderer/labelling/jumps.ts';
import { createOrderQueue } from '../../../renderer/labelling/order-queue.ts';

const segment = (startFrame: number, endFrame: number, classId = 'a'): Segment => ({
  startFrame,
  endFrame,
  classId,
  origin: 'hand',
});

describe('a held key', () => {
  const low = { track: 't', classId: 'low' };

  it('paints every frame that was seen, whichever way they went', () => {
    const begun = press({}, 'KeyA', low, 10).held;
    const seen = [11, 12, 9].reduce<Held>((held, frame) => see(held, frame), begun);
    expect(release(seen, 'KeyA')).toEqual({
      held: {},
      done: { ...low, startFrame: 9, endFrame: 13 },
    });
  });

  it('is taken over from by another key of its track, and not by one of another track', () => {
    const begun = press({}, 'KeyA', low, 10).held;
    const other = press(begun, 'KeyB', { track: 'u', classId: 'x' }, 12);
    expect(other.done).toEqual([]);
    const taken = press(other.held, 'KeyC', { track: 't', classId: 'high' }, 14);
    expect(taken.done).toEqual([{ ...low, startFrame: 10, endFrame: 11 }]);
    expect(Object.keys(taken.held)).toEqual(['KeyB', 'KeyC']);
  });

  it('that was never pressed is not let go', () => {
    expect(release({}, 'KeyA').done).toBeNull();
  });
});

describe('a jump', () => {
  const segments = [segment(10, 20), segment(20, 30), segment(40, 50)];
  it.each([
    ['segment', 1, 10, 20],
    ['segment', 1, 40, null],
    ['segment', -1, 40, 20],
    ['edge', 1, 20, 30],
    ['edge', -1, 10, null],
    ['unlabelled', 1, 0, 30],
    ['unlabelled', 1, 30, 50],
    ['unlabelled', -1, 30, 0],
  ] as const)('to the %s %i from %i leads to %s', (target, by, frame, wanted) => {
    expect(jumpTo(target, segments, { frame, frames: 60, by })).toBe(wanted);
  });
});

describe('differences', () => {
  it('are where both say something, and not the same', () => {
    const mine = [segment(0, 10), segment(10, 20, 'b'), segment(30, 40)];
    const theirs = [segment(0, 12), segment(15, 35, 'b')];
    expect(differencesOf(mine, theirs)).toEqual([
      { startFrame: 10, endFrame: 12 },
      { startFrame: 30, endFrame: 35 },
    ]);
    expect(differencesOf(mine, mine)).toEqual([]);
    expect(differencesOf(mine, [])).toEqual([]);
  });

  it('that touch are one', () => {
    const mine = [segment(0, 5), segment(5, 10, 'c')];
    expect(differencesOf(mine, [segment(0, 10, 'b')])).toEqual([{ startFrame: 0, endFrame: 10 }]);
  });
});

const paint = (startFrame: number, endFrame: number): Edit => ({
  kind: 'paint',
  track: 't',
  startFrame,
  endFrame,
  classId: 'a',
});

/** A host that answers when it is told to. */
function slowHost() {
  const asked: { command: string; args: unknown; answer: PromiseWithResolvers<unknown> }[] = [];
  const invoke = ((command: string, args: unknown) => {
    const answer = Promise.withResolvers<unknown>();
    asked.push({ command, args, answer });
    return answer.promise;
  }) as LongtakeHost['invoke'];
  return { asked, invoke };
}

function openQueue() {
  const host = slowHost();
  const refused: unknown[] = [];
  const queue = createOrderQueue({
    host,
    at: { clip: 'c', set: 'hand' },
    frames: 100,
    begin: { segments: {}, undo: null, redo: null },
    onChange: () => undefined,
    onRefused: (error) => refused.push(error),
  });
  return { ...host, queue, refused };
}

describe('edits on their way', () => {
  it('are seen at once, sent one by one, and are what the host says in the end', async () => {
    const { queue, asked } = openQueue();
    queue.give({ kind: 'edit', edits: [paint(0, 10)] });
    queue.give({ kind: 'edit', edits: [paint(20, 30)] });
    expect(queue.state()).toMatchObject({ unsaved: 2 });
    expect(queue.state().segments['t']).toEqual([segment(0, 10), segment(20, 30)]);
    expect(asked).toHaveLength(1);
    asked[0]?.answer.resolve({
      seq: 1,
      undo: 'paint',
      redo: null,
      changed: { t: [segment(0, 12)] },
    });
    await expect.poll(() => asked.length).toBe(2);
    expect(queue.state().segments['t']).toEqual([segment(0, 12), segment(20, 30)]);
    asked[1]?.answer.resolve({
      seq: 2,
      undo: 'paint',
      redo: null,
      changed: { t: [segment(0, 12)] },
    });
    await queue.settled();
    expect(queue.state()).toEqual({
      segments: { t: [segment(0, 12)] },
      undo: 'paint',
      redo: null,
      unsaved: 0,
    });
  });

  it('that are refused are as if they had not been made, and those behind them go on', async () => {
    const { queue, asked, refused } = openQueue();
    queue.give({ kind: 'edit', edits: [paint(0, 10)] });
    queue.give({ kind: 'undo' });
    asked[0]?.answer.reject(new Fault('disk', 'The disk is full: make room.'));
    await expect.poll(() => asked.length).toBe(2);
    expect(queue.state().segments).toEqual({});
    expect(refused).toHaveLength(1);
    expect(asked[1]).toMatchObject({ command: 'labels.undo' });
    asked[1]?.answer.resolve({ seq: 0, undo: null, redo: 'paint', changed: {} });
    await queue.settled();
    expect(queue.state()).toMatchObject({ redo: 'paint', unsaved: 0 });
  });

  it('stand beside what was changed without them, once it is asked for again', async () => {
    const { queue, asked } = openQueue();
    queue.give({ kind: 'reload' });
    queue.give({ kind: 'edit', edits: [paint(20, 30)] });
    expect(asked[0]).toMatchObject({ command: 'labels.open', args: { clip: 'c', set: 'hand' } });
    asked[0]?.answer.resolve({ tracks: { u: [segment(0, 5)] }, undo: 'reclass', redo: null });
    await expect.poll(() => asked.length).toBe(2);
    expect(queue.state()).toMatchObject({ undo: 'reclass' });
    expect(queue.state().segments).toEqual({ t: [segment(20, 30)], u: [segment(0, 5)] });
    asked[1]?.answer.reject(new Fault('failed', 'No.'));
    await queue.settled();
    expect(queue.state().segments).toEqual({ u: [segment(0, 5)] });
  });
});

describe('lanes after an edit of classes', () => {
  const cls = (id: string) => ({ id, name: id, colour: '#e69f00' });
  const track = (id: string, ...classes: string[]): Track => ({
    id,
    name: id,
    classes: classes.map(cls),
  });

  it('keep what was chosen where it is still there, else take the first', () => {
    const chosen = { track: 'u', brushes: { t: 'gone', u: null, w: 'background', x: 'b' } };
    const tracks = [track('t', 'a', 'b'), track('w', 'a'), track('x', 'a', 'b'), track('y')];
    expect(lanesOf(tracks, chosen)).toEqual({
      tracks,
      track: 't',
      brushes: { t: 'a', w: 'background', x: 'b', y: null },
    });
    expect(lanesOf([track('t'), track('u', 'a')], chosen)).toMatchObject({
      track: 'u',
      brushes: { t: null, u: null },
    });
  });
});
