/** Sessions one after the other, on cameras, files and the sample: each ended in order, only the last wish counts. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Fault } from '../../../contract/fault.ts';
import { settle } from '../capture/fake-devices.ts';
import type { FakeWorker } from './fake-worker.ts';
import { camera, openWatching, plan } from './open-watching.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const causes = (workers: readonly FakeWorker[]) =>
  workers.map(({ heard }) => {
    const [start] = heard;
    return start?.kind === 'start' && start.spec.kind === 'live' ? start.spec.firstReset : null;
  });

describe('one session after the other', () => {
  it('ends what runs before anything else begins, and closes it at the host', async () => {
    const { watching, live, workers, host, cameras } = openWatching();
    await live();
    await watching.begin({ kind: 'sample' }, null);
    await settle();
    expect(workers).toHaveLength(2);
    expect(workers[0]?.isTerminated).toBe(true);
    expect(cameras[0]?.opens.observed).toBe(false);
    const order = host.asked.map(({ command }) => command).filter((name) => /begin|end/.test(name));
    expect(order).toEqual(['watch.begin', 'watch.end', 'watch.begin']);
    workers[1]?.label('sit');
    expect(watching.state()).toMatchObject({ phase: 'live', source: { kind: 'sample' } });
  });

  it('does only what was wished for last', async () => {
    const { watching, workers, host } = openWatching();
    const wishes = [
      watching.begin(camera, null),
      watching.begin({ kind: 'sample' }, null),
      watching.begin({ kind: 'file', file: new File([], 'a.mp4') }, null),
    ];
    await Promise.all(wishes);
    await settle();
    const running = workers.filter(({ isTerminated }) => !isTerminated);
    expect(running).toHaveLength(1);
    expect(running[0]?.heard[0]).toMatchObject({ spec: { source: { kind: 'held-file' } } });
    expect(host.argsOf('watch.end')).toHaveLength(host.argsOf('watch.begin').length - 1);
  });

  it('is idle after the end, whatever the old session still says, and keeps the history with its classes', async () => {
    const { watching, live, workers, host } = openWatching();
    await live();
    const ended = watching.end();
    expect(watching.state().phase).toBe('idle');
    workers[0]?.label('walk');
    await ended;
    expect(watching.state()).toMatchObject({ phase: 'idle', picture: null, counters: null });
    expect(watching.state().source?.kind).toBe('camera');
    expect(watching.state().model?.tracks.length).toBeGreaterThan(0);
    expect(watching.history.end()).toBe(2);
    expect(host.argsOf('watch.end')).toEqual([{ session: 1 }]);
    expect(host.argsOf('watch.status').at(-1)).toMatchObject({ state: 'idle', label: null });
  });

  it('does not wait without end for a worker that hangs', async () => {
    const { watching, live, workers } = openWatching();
    await live();
    workers[0]!.hangs = true;
    const ended = watching.end();
    await vi.advanceTimersByTimeAsync(5000);
    await ended;
    expect(workers[0]?.isTerminated).toBe(true);
  });

  it('changes the model on the same source, and says so in the first reset', async () => {
    const { watching, live, workers, host } = openWatching();
    await live();
    await watching.changeModel('other');
    await settle();
    expect(host.argsOf('watch.begin')[1]).toEqual({ source: 'camera', model: 'other' });
    expect(causes(workers)).toEqual(['start', 'model-changed']);
    expect(watching.state()).toMatchObject({
      source: camera,
      lastReset: { cause: 'model-changed', count: 1 },
    });
  });

  it('has failed in one sentence when the host refuses', async () => {
    const { watching, workers } = openWatching({
      handlers: {
        'watch.begin': () =>
          Promise.reject(new Fault('extractor-missing', 'The extractor is missing; fetch it.')),
      },
    });
    await watching.begin(camera, null);
    expect(watching.state()).toMatchObject({
      phase: 'failed',
      remark: { reason: 'extractor-missing', message: 'The extractor is missing; fetch it.' },
    });
    expect(workers).toEqual([]);
  });

  it('has failed when the sample is not there, and closes the session at the host', async () => {
    const { watching, host, workers } = openWatching({
      handlers: {
        'watch.begin': () => Promise.resolve(plan(1, 'newest')),
      },
    });
    await watching.begin({ kind: 'sample' }, null);
    expect(watching.state()).toMatchObject({ phase: 'failed', remark: { reason: 'not-found' } });
    expect(host.argsOf('watch.end')).toEqual([{ session: 1 }]);
    expect(workers).toEqual([]);
  });
});

describe('a file', () => {
  const file = new File(['x'], 'walk.mp4');

  it('is lent to the worker, and has ended when it was played, its history kept', async () => {
    const { watching, worker, host } = openWatching();
    await watching.begin({ kind: 'file', file }, null);
    await settle();
    expect(worker().heard[0]).toMatchObject({ lent: { file }, spec: { sourceName: 'walk.mp4' } });
    worker().label('sit');
    expect(watching.state().phase).toBe('live');
    worker().finish();
    await settle();
    expect(watching.state()).toMatchObject({ phase: 'ended', remark: null, source: { file } });
    expect(watching.history.end()).toBe(1);
    expect(host.argsOf('watch.end')).toHaveLength(1);
    expect(host.argsOf('watch.status').at(-1)).toMatchObject({ state: 'idle' });
  });

  it('that cannot be read has failed by its name', async () => {
    const { watching, worker } = openWatching();
    await watching.begin({ kind: 'file', file }, null);
    await settle();
    const fault = {
      reason: 'video-unreadable',
      message: 'it holds no picture; choose a video',
    } as const;
    worker().say({ kind: 'failed', fault });
    await settle();
    expect(watching.state()).toMatchObject({
      phase: 'failed',
      remark: { message: '"walk.mp4" cannot be used: it holds no picture; choose a video.' },
    });
  });
});
