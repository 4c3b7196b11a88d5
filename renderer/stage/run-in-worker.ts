/** The page's side of a job in a worker: passes reports on, tells the worker when they are taken, ends it after. */
import { Fault, toFault } from '../../contract/fault.ts';
import type { Job, JobReport } from '../../contract/job.ts';
import type { FromJobWorker, ToJobWorker } from '../workers/job-messages.ts';

export type TakeReport = (report: JobReport) => Promise<void>;

export interface WorkerJob {
  readonly done: Promise<void>;
  readonly stop: () => void;
  readonly reset: () => void;
  readonly say: (message: ToJobWorker, transfer?: Transferable[]) => void;
}

/** Owns the worker from here on. */
export function runInWorker(worker: Worker, spec: Job, take: TakeReport): WorkerJob {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const open = new Set<Promise<unknown>>();
  const say = (message: ToJobWorker, transfer: Transferable[] = []) => {
    worker.postMessage(message, transfer);
  };
  const receive = (message: FromJobWorker) => {
    if (message.kind === 'failed') {
      reject(new Fault(message.fault.reason, message.fault.message));
    } else if (message.kind === 'finished') {
      Promise.all(open).then(() => {
        resolve(undefined);
      }, reject);
    } else {
      const { number, reports } = message;
      const taking = Promise.all(reports.map(take));
      open.add(taking);
      taking.then(
        () => {
          open.delete(taking);
          if (number !== null) say({ kind: 'taken', number });
        },
        (error: unknown) => {
          reject(toFault(error));
        },
      );
    }
  };
  worker.addEventListener('message', ({ data }: MessageEvent<FromJobWorker>) => {
    receive(data);
  });
  worker.addEventListener('error', (event) => {
    reject(new Fault('failed', `A worker of the page failed: ${event.message}.`));
  });
  say({ kind: 'start', spec });
  return {
    done: promise.finally(() => {
      worker.terminate();
    }),
    stop: () => {
      say({ kind: 'stop' });
    },
    reset: () => {
      say({ kind: 'reset' });
    },
    say,
  };
}
