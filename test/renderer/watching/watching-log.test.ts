/** A session's log, kept or not, and a kept log shown again. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Fault } from '../../../contract/fault.ts';
import type { SessionLogLine } from '../../../contract/session-log.ts';
import { settle } from '../capture/fake-devices.ts';
import { model, openWatching } from './open-watching.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the log of a session', () => {
  const appended = (host: ReturnType<typeof openWatching>['host']) =>
    ['log.keep', 'log.append'].flatMap((command) =>
      host
        .argsOf(command as 'log.keep')
        .flatMap((args) => (args as { lines: SessionLogLine[] }).lines.map(({ kind }) => kind)),
    );

  it('is kept from the beginning when it is asked for, to its end', async () => {
    const { watching, live, host } = openWatching();
    await live();
    await watching.keepLog();
    expect(watching.state().keptLog).toMatchObject({ name: 'a.jsonl' });
    await watching.end();
    expect(appended(host)).toEqual(['header', 'reset', 'end']);
    const order = host.asked.map(({ command }) => command);
    expect(order.lastIndexOf('log.append')).toBeLessThan(order.indexOf('watch.end'));
  });

  it('is kept of every session where the settings say so', async () => {
    const { watching, live, host } = openWatching({ settings: { keepsLogs: true } });
    await live();
    await settle();
    expect(watching.state().keptLog).not.toBeNull();
    expect(host.argsOf('log.keep')).toHaveLength(1);
  });

  it('that cannot be written is a remark, and the labels go on', async () => {
    const { watching, live, worker } = openWatching({
      handlers: { 'log.keep': () => Promise.reject(new Fault('disk', 'The disk is full.')) },
    });
    await live();
    await watching.keepLog();
    worker().label('walk');
    expect(watching.state()).toMatchObject({
      phase: 'live',
      keptLog: null,
      remark: { reason: 'disk', message: 'The disk is full.' },
    });
    expect(watching.history.end()).toBe(2);
  });

  it('ends when the host says that it can write no more, for this session alone', async () => {
    const { watching, live, host } = openWatching();
    await live();
    await watching.keepLog();
    host.push({ kind: 'log-failed', session: 99, message: 'Another.' });
    expect(watching.state().keptLog).not.toBeNull();
    host.push({ kind: 'log-failed', session: 1, message: 'The disk is full.' });
    expect(watching.state()).toMatchObject({
      phase: 'live',
      keptLog: null,
      remark: { message: 'The disk is full.' },
    });
  });
});

describe('a replay', () => {
  const lines: SessionLogLine[] = [
    {
      kind: 'header',
      schemaVersion: 1,
      startedAt: '',
      model: 'm1',
      extractorSha256: '',
      modelRate: 15,
      source: 'camera',
      tracks: [{ id: 'activity', classes: ['sit', 'walk'] }],
    },
    { kind: 'ticks', frames: [0, 1], timestampsUs: [0, 66_667] },
    {
      kind: 'run',
      track: 'activity',
      label: 'walk',
      startFrame: 0,
      endFrame: 2,
      startUs: 0,
      probability: 0.5,
    },
  ];

  it('shows a log piece by piece, with its model and what is wrong with it, without a worker', async () => {
    const { watching, workers, host } = openWatching({
      handlers: {
        'logs.read': ({ from }) =>
          Promise.resolve({
            lines: lines.slice(from, from + 1),
            next: from + 1 < lines.length ? from + 1 : null,
            notes: ['The log was cut short.'],
          }),
        'models.list': () => Promise.resolve({ models: [model('m0'), model('m1')], problems: [] }),
      },
    });
    await watching.begin({ kind: 'replay', name: 'a.jsonl' }, null);
    expect(watching.state()).toMatchObject({
      phase: 'ended',
      picture: null,
      model: { id: 'm1' },
      remark: { message: 'The log was cut short.' },
    });
    expect(watching.history.end()).toBe(2);
    expect(watching.history.label(0, 1)).toBe(1);
    expect(host.argsOf('logs.read')).toHaveLength(3);
    expect(workers).toEqual([]);
    await watching.changeModel('m0');
    expect(watching.state().source).toEqual({ kind: 'replay', name: 'a.jsonl' });
  });

  it('that cannot be read has failed in one sentence', async () => {
    const { watching } = openWatching({
      handlers: {
        'logs.read': () => Promise.reject(new Fault('not-found', 'There is no such log.')),
      },
    });
    await watching.begin({ kind: 'replay', name: 'gone.jsonl' }, null);
    expect(watching.state()).toMatchObject({
      phase: 'failed',
      remark: { reason: 'not-found', message: 'There is no such log.' },
    });
  });
});

it('says that the program behind the page is gone', () => {
  const { watching, host } = openWatching();
  host.push({ kind: 'host-gone', message: 'Start Longtake again.' });
  expect(watching.state().remark).toEqual({ reason: 'failed', message: 'Start Longtake again.' });
});
