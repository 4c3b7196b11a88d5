/** The host's end of the wire over a real WebSocket: order, replies, sinks that fail, pages that misbehave or go. */
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../contract/fault.ts';
import type { Job, JobReport } from '../../../contract/job.ts';
import { MAX_MESSAGE_BYTES } from '../../../contract/wire.ts';
import { createPageWire, type PageWire } from '../../../main/services/stage/page-wire.ts';
import { openPair, type Page } from './socket-pair.ts';

const cameras: Job = { kind: 'cameras' };
const progress = (done: number): JobReport => ({ kind: 'progress', done, total: null });

async function open(): Promise<{ wire: PageWire; page: Page }> {
  const { socket, page } = await openPair();
  const wire = createPageWire(socket);
  page.ask({ id: 1, command: 'ready' });
  await wire.ready;
  return { wire, page };
}

/** Hands a job out and waits until the page has it. */
async function hand(
  { wire, page }: { wire: PageWire; page: Page },
  onReport: (report: JobReport) => void | Promise<void> = () => undefined,
) {
  const known = page.heard.length;
  const running = wire.run(cameras, onReport);
  const outcome = running.done.then(
    () => 'finished' as const,
    (error: unknown) => error,
  );
  const order = await page.hear(
    (message) => message.kind === 'job' && page.heard.indexOf(message) >= known,
  );
  if (order.kind !== 'job') throw new Error('no job');
  return { ...running, outcome, job: order.job };
}

describe('a job', () => {
  it('goes to the page as it is, and ends when the page has finished it', async () => {
    const both = await open();
    const { job, outcome } = await hand(both);
    expect(both.page.heard).toContainEqual({ kind: 'job', job, spec: cameras });
    both.page.ask({ id: 2, command: 'finished', job });
    expect(await outcome).toBe('finished');
    expect(await both.page.reply(2)).toEqual({ kind: 'reply', id: 2, fault: null });
  });

  it('that the page fails carries the reason and the sentence', async () => {
    const both = await open();
    const { job, outcome } = await hand(both);
    const fault = { reason: 'video-unreadable', message: 'it holds no picture' };
    both.page.ask({ id: 2, command: 'failed', job, fault });
    const error = await outcome;
    expect(error).toBeInstanceOf(Fault);
    expect(error).toMatchObject(fault);
    // To have failed is an answer that was taken in, not a fault of the host's.
    expect(await both.page.reply(2)).toMatchObject({ fault: null });
  });

  it('can be stopped and reset', async () => {
    const both = await open();
    const { job, stop, reset } = await hand(both);
    reset();
    stop();
    await both.page.hear(({ kind }) => kind === 'stop');
    expect(both.page.heard.slice(-2)).toEqual([
      { kind: 'reset', job },
      { kind: 'stop', job },
    ]);
  });
});

describe('reports', () => {
  it('are taken one after the other, in order, however long each takes', async () => {
    const both = await open();
    const began: number[] = [];
    const ended: number[] = [];
    const { job, outcome } = await hand(both, async (report) => {
      if (report.kind !== 'progress') return;
      began.push(report.done);
      expect(ended).toEqual(began.slice(0, -1));
      // The earlier the report, the more turns it takes.
      for (let turn = report.done; turn < 12; turn++) await setImmediate();
      ended.push(report.done);
    });
    const numbers = Array.from({ length: 12 }, (_, i) => i);
    for (const n of numbers) {
      both.page.ask({ id: 10 + n, command: 'report', job, report: progress(n) });
    }
    both.page.ask({ id: 99, command: 'finished', job });
    expect(await outcome).toBe('finished');
    expect(ended).toEqual(numbers);
    await both.page.reply(99);
    const replies = both.page.heard.flatMap((m) => (m.kind === 'reply' ? [m.id] : []));
    expect(replies).toEqual([1, ...numbers.map((n) => 10 + n), 99]);
  });

  it('are answered only once they were taken in', async () => {
    const both = await open();
    const gate = Promise.withResolvers<undefined>();
    const { job } = await hand(both, () => gate.promise);
    both.page.ask({ id: 2, command: 'report', job, report: progress(1) });
    for (let turn = 0; turn < 20; turn++) await setImmediate();
    expect(both.page.heard.some((m) => m.kind === 'reply' && m.id === 2)).toBe(false);
    gate.resolve(undefined);
    expect(await both.page.reply(2)).toMatchObject({ fault: null });
  });

  it('carry bytes unchanged', async () => {
    const both = await open();
    const taken: JobReport[] = [];
    const { job } = await hand(both, (report) => void taken.push(report));
    const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => i % 251);
    const report = { kind: 'features', frames: [3, 5], rows: bytes };
    both.page.ask({ id: 2, command: 'report', job, report });
    await both.page.reply(2);
    expect(taken).toEqual([report]);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Fault('disk', 'The disk is full.');
      },
    ],
    ['rejects', () => Promise.reject(new Fault('disk', 'The disk is full.'))],
  ])('to a sink that %s fail that job alone, which the page is told to stop', async (_, sink) => {
    const both = await open();
    const good = await hand(both);
    const bad = await hand(both, sink);
    both.page.ask({ id: 2, command: 'report', job: bad.job, report: progress(1) });
    expect(await bad.outcome).toMatchObject({ reason: 'disk', message: 'The disk is full.' });
    expect(await both.page.reply(2)).toEqual({
      kind: 'reply',
      id: 2,
      fault: { reason: 'disk', message: 'The disk is full.' },
    });
    expect(both.page.heard).toContainEqual({ kind: 'stop', job: bad.job });
    // What the page still says about it is taken quietly.
    both.page.ask({ id: 3, command: 'finished', job: bad.job });
    expect(await both.page.reply(3)).toMatchObject({ fault: null });
    both.page.ask({ id: 4, command: 'finished', job: good.job });
    expect(await good.outcome).toBe('finished');
  });

  it('and ends of a job nobody knows change nothing', async () => {
    const both = await open();
    const { job, outcome } = await hand(both);
    both.page.ask({ id: 2, command: 'report', job: 777, report: progress(1) });
    both.page.ask({ id: 3, command: 'finished', job: 777 });
    both.page.ask({
      id: 4,
      command: 'failed',
      job: 777,
      fault: { reason: 'failed', message: 'x' },
    });
    expect(await both.page.reply(4)).toMatchObject({ fault: null });
    both.page.ask({ id: 5, command: 'finished', job });
    expect(await outcome).toBe('finished');
  });
});

describe('a page that says what is no message of ours', () => {
  const report = { kind: 'progress', done: 1, total: null };
  it.each<[string, Uint8Array | string | object]>([
    ['bytes that cannot be read', Uint8Array.of(0xc1)],
    ['half a message', Uint8Array.of(0x84, 0xa2)],
    ['text', 'hello'],
    ['no map', [1, 2, 3]],
    ['an unknown command', { id: 2, command: 'delete-everything' }],
    ['an id that is none', { id: -1, command: 'ready' }],
    ['no job', { id: 2, command: 'report', report }],
    ['a report of an unknown kind', { id: 2, command: 'report', job: 1, report: { kind: 'x' } }],
    ['a count below zero', { id: 2, command: 'report', job: 1, report: { ...report, done: -1 } }],
    [
      'an unknown reason',
      { id: 2, command: 'failed', job: 1, fault: { reason: 'x', message: '' } },
    ],
  ])('(%s) is sent away, and its jobs fail', async (_, said) => {
    const both = await open();
    const first = await hand(both);
    const second = await hand(both);
    if (typeof said === 'string' || said instanceof Uint8Array) both.page.sendRaw(said);
    else both.page.ask(said);
    for (const { outcome } of [first, second]) {
      const fault = await outcome;
      expect(fault).toBeInstanceOf(Fault);
      expect((fault as Fault).reason).toBe('failed');
      expect((fault as Fault).message).toMatch(/message from the page|page sent a message/);
    }
    expect(await both.page.closed).toBe(1008);
  });

  it('(one too large) is sent away, and its jobs fail', async () => {
    const both = await open();
    const { job, outcome } = await hand(both);
    const rows = new Uint8Array(MAX_MESSAGE_BYTES);
    const report = { kind: 'features', frames: [0], rows };
    both.page.ask({ id: 2, command: 'report', job, report });
    expect(await outcome).toMatchObject({ reason: 'browser-died' });
    expect([1006, 1009]).toContain(await both.page.closed);
  });
});

describe('a page that goes', () => {
  it('fails every open job', async () => {
    const both = await open();
    const jobs = [await hand(both), await hand(both), await hand(both)];
    both.page.leave();
    const faults = await Promise.all(jobs.map(({ outcome }) => outcome));
    expect(faults.map((fault) => (fault as Fault).reason)).toEqual(Array(3).fill('browser-died'));
  });

  it('before it was ready fails the wait for it', async () => {
    const { socket, page } = await openPair();
    const wire = createPageWire(socket);
    page.leave();
    await expect(wire.ready).rejects.toMatchObject({ reason: 'browser-died' });
  });

  it('leaves nothing that a later job could wait on for ever', async () => {
    const both = await open();
    const first = await hand(both);
    both.page.leave();
    await first.outcome;
    const late = both.wire.run(cameras, () => undefined);
    await expect(late.done).rejects.toMatchObject({ reason: 'browser-died' });
  });
});

describe('fail', () => {
  it('fails every open job with the given fault, and so the ones after it', async () => {
    const both = await open();
    const { outcome } = await hand(both);
    const fault = new Fault('browser-died', 'The browser ended unexpectedly.');
    both.wire.fail(fault);
    expect(await outcome).toBe(fault);
    await expect(both.wire.run(cameras, () => undefined).done).rejects.toBe(fault);
  });
});
