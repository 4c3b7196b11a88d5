/** Edits on their way to the host: seen at once, sent in order, kept while the project's folder is gone. */
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../contract/fault.ts';
import type { Edit } from '../../../contract/labelling/edit.ts';
import type { Segment } from '../../../contract/segment.ts';
import type { LongtakeHost } from '../../../contract/window/host.ts';
import { createOrderQueue } from '../../../renderer/labelling/order-queue.ts';
import { refusalOf, unwrittenFault } from '../../../renderer/labelling/unwritten.ts';

const segment = (startFrame: number, endFrame: number, classId = 'a'): Segment => ({
  startFrame,
  endFrame,
  classId,
  origin: 'hand',
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
  const gone: (string | null)[] = [];
  const queue = createOrderQueue({
    host,
    at: { clip: 'c', set: 'hand' },
    frames: 100,
    begin: { segments: {}, undo: null, redo: null },
    onChange: () => undefined,
    onRefused: (error) => refused.push(error),
    onGone: (message) => gone.push(message),
  });
  return { ...host, queue, refused, gone };
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
    expect(await queue.end()).toEqual([]);
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
    await queue.end();
    expect(queue.state()).toMatchObject({ redo: 'paint', unsaved: 0 });
  });

  it('wait while the folder is gone, are seen meanwhile, and are written when it is back', async () => {
    const { queue, asked, refused, gone } = openQueue();
    const away = () => new Fault('project-gone', 'The folder is gone.');
    queue.give({ kind: 'edit', edits: [paint(0, 10)] });
    asked[0]?.answer.reject(away());
    await expect.poll(() => gone).toEqual(['The folder is gone.']);
    queue.give({ kind: 'edit', edits: [paint(20, 30)] });
    asked[1]?.answer.reject(away());
    await expect.poll(() => gone).toHaveLength(2);
    expect(queue.state()).toMatchObject({ unsaved: 2, undo: 'edit' });
    expect(queue.state().segments['t']).toEqual([segment(0, 10), segment(20, 30)]);
    queue.resume();
    for (const [n, last] of [
      [2, 10],
      [3, 30],
    ] as const) {
      await expect.poll(() => asked.length).toBe(n + 1);
      asked[n]?.answer.resolve({ undo: 'paint', redo: null, changed: { t: [segment(0, last)] } });
    }
    await expect.poll(() => queue.state().unsaved).toBe(0);
    expect(queue.state().segments).toEqual({ t: [segment(0, 30)] });
    queue.resume();
    queue.give({ kind: 'undo' });
    expect(asked).toHaveLength(5);
    expect([refused, gone.at(-1)]).toEqual([[], null]);
  });

  it('that the folder never came back for are told at the end, by their frames', async () => {
    const { queue, asked } = openQueue();
    queue.give({ kind: 'edit', edits: [paint(0, 10)] });
    queue.give({ kind: 'edit', edits: [paint(33, 34)] });
    const ended = queue.end();
    asked[0]?.answer.reject(new Fault('project-gone', 'The folder is gone.'));
    const left = await ended;
    expect(left).toHaveLength(2);
    expect(unwrittenFault(left, 'walk')?.message).toMatch(
      /^2 edits of "walk" \(frames 0 to 9, 33\) could not be written and are lost/,
    );
    expect(unwrittenFault([], 'walk')).toBeNull();
  });

  it('are taken back at once while they are on their way', () => {
    const { queue } = openQueue();
    queue.give({ kind: 'edit', edits: [paint(0, 10)] });
    queue.give({ kind: 'edit', edits: [paint(20, 30)] });
    queue.give({ kind: 'undo' });
    expect(queue.state().segments['t']).toEqual([segment(0, 10)]);
    queue.give({ kind: 'redo' });
    expect(queue.state().segments['t']).toHaveLength(2);
    queue.give({ kind: 'undo' });
    queue.give({ kind: 'undo' });
    queue.give({ kind: 'undo' });
    expect(queue.state().segments).toEqual({});
  });

  it('that somebody else’s hold on the project refuses say which frames they are of', () => {
    const taken = new Fault('project-read-only', 'It was taken over: go on there.');
    const refused = refusalOf(taken, { kind: 'edit', edits: [paint(3, 9)] });
    expect(refused).toMatchObject({
      message: 'It was taken over: go on there; what was done at frames 3 to 8 is not on the disk.',
    });
    expect(refusalOf(taken, { kind: 'undo' })).toBe(taken);
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
    await queue.end();
    expect(queue.state().segments).toEqual({ u: [segment(0, 5)] });
  });
});
