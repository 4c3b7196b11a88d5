/** A job in a worker, both sides joined by Node's message channel: order, back-pressure, faults, orders, the worker's end. */
import { MessageChannel as NodeChannel, type MessagePort as NodePort } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Fault } from '../../../contract/fault.ts';
import type { Job, JobReport } from '../../../contract/job.ts';
import { runInWorker, type TakeReport } from '../../../renderer/workers/run-in-worker.ts';
import { serveJob, type JobContext, type JobOrder } from '../../../renderer/workers/serve-job.ts';

const spec: Job = { kind: 'probe', media: '/files/x' };
const progress = (done: number): JobReport => ({ kind: 'progress', done, total: null });
const doneOf = (report: JobReport) => (report.kind === 'progress' ? report.done : -1);

/** A port dressed as a worker, or as a worker's global scope: the part of both that jobs use. */
function dressed(port: NodePort, onTerminate: () => void) {
  const listeners = new Set<(event: { data?: unknown; message?: string }) => void>();
  const failures = new Set<(event: { message: string }) => void>();
  port.on('message', (data: unknown) => {
    listeners.forEach((listener) => {
      listener({ data });
    });
  });
  return {
    postMessage: (message: unknown) => {
      port.postMessage(message);
    },
    addEventListener: (type: string, listener: never) => {
      if (type === 'message') listeners.add(listener);
      else failures.add(listener);
    },
    terminate: onTerminate,
    crash: (message: string) => {
      failures.forEach((listener) => {
        listener({ message });
      });
    },
  };
}

type RunJob = (spec: Job, context: JobContext) => Promise<void>;

function start(run: RunJob, take: TakeReport = () => Promise.resolve()) {
  const { port1, port2 } = new NodeChannel();
  let terminations = 0;
  const worker = dressed(port1, () => {
    terminations += 1;
    port1.close();
  });
  onTestFinished(() => {
    port1.close();
  });
  serveJob(
    dressed(port2, () => undefined),
    run,
  );
  const job = runInWorker(worker as unknown as Worker, { spec, take });
  return { ...job, crash: worker.crash, terminations: () => terminations };
}

describe('a job in a worker', () => {
  it('gets its order, reports in order, and ends with its worker', async () => {
    const taken: number[] = [];
    const asked: Job[] = [];
    const job = start(
      (given, context) => {
        asked.push(given);
        for (let i = 0; i < 5; i++) context.tell(progress(i));
        return Promise.resolve();
      },
      (report) => {
        taken.push(doneOf(report));
        return Promise.resolve();
      },
    );
    await job.done;
    expect(asked).toEqual([spec]);
    expect(taken).toEqual([0, 1, 2, 3, 4]);
    expect(job.terminations()).toBe(1);
  });

  it('is not done before every report is taken', async () => {
    const gate = Promise.withResolvers<undefined>();
    const reached = Promise.withResolvers<undefined>();
    let isTaken = false;
    const job = start(
      (_, context) => {
        context.tell(progress(1));
        return Promise.resolve();
      },
      async () => {
        reached.resolve(undefined);
        await gate.promise;
        isTaken = true;
      },
    );
    await reached.promise;
    setImmediate(() => {
      gate.resolve(undefined);
    });
    await job.done;
    expect(isTaken).toBe(true);
  });

  it('that hands a report waits until it is taken', async () => {
    const order: string[] = [];
    const job = start(
      async (_, context) => {
        for (const n of [1, 2]) {
          await context.hand(progress(n));
          context.tell(progress(10 * n));
        }
      },
      async (report) => {
        order.push(`take ${String(doneOf(report))}`);
        await new Promise((next) => setImmediate(next));
        order.push(`taken ${String(doneOf(report))}`);
      },
    );
    await job.done;
    expect(order.indexOf('take 10')).toBeGreaterThan(order.indexOf('taken 1'));
    expect(order.indexOf('take 2')).toBeGreaterThan(order.indexOf('taken 1'));
    expect(order.indexOf('take 20')).toBeGreaterThan(order.indexOf('taken 2'));
  });

  it.each<[string, RunJob]>([
    ['rejects', () => Promise.reject(new Fault('video-unreadable', 'it holds no picture'))],
    [
      'throws',
      () => {
        throw new Fault('video-unreadable', 'it holds no picture');
      },
    ],
  ])('that %s fails with its own fault, and its worker ends', async (_, run) => {
    const job = start(run);
    await expect(job.done).rejects.toMatchObject({
      reason: 'video-unreadable',
      message: 'it holds no picture',
    });
    expect(job.terminations()).toBe(1);
  });

  it('whose report is refused fails with the refusal', async () => {
    const job = start(
      (_, context) => context.hand(progress(1)),
      () => Promise.reject(new Fault('disk', 'The disk is full.')),
    );
    await expect(job.done).rejects.toMatchObject({ reason: 'disk' });
    expect(job.terminations()).toBe(1);
  });

  it('whose worker crashes fails in one sentence', async () => {
    const job = start(() => new Promise(() => undefined));
    job.crash('out of memory');
    await expect(job.done).rejects.toMatchObject({
      reason: 'failed',
      message: 'A worker of the page failed: out of memory.',
    });
    expect(job.terminations()).toBe(1);
  });

  it('hears what the page says, also what it said before it listened', async () => {
    const heard: string[] = [];
    const ready = Promise.withResolvers<undefined>();
    const job = start(async (_, context) => {
      context.tell(progress(0));
      await ready.promise;
      await new Promise<void>((resolve) => {
        context.listen((order: JobOrder) => {
          heard.push(order.kind);
          if (heard.length === 2) resolve();
        });
      });
    });
    job.reset();
    job.stop();
    setImmediate(() => {
      ready.resolve(undefined);
    });
    await job.done;
    expect(heard).toEqual(['reset', 'stop']);
  });
});
