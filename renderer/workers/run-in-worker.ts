/** The page's side of a job in a worker: passes reports on, tells the worker when they are taken, ends it after. */
import { Fault, toFault } from '../../contract/fault.ts';
import type { Job, JobReport } from '../../contract/job.ts';
import type { FromJobWorker, LentToJob, ToJobWorker } from './job-messages.ts';

export type TakeReport = (report: JobReport) => Promise<void>;

export interface WorkerJob {
  readonly done: Promise<void>;
  readonly stop: () => void;
  readonly reset: () => void;
  /** Ends the worker at once, whatever it is doing; `done` then rejects with a Fault 'cancelled'. */
  readonly kill: () => void;
  readonly say: (message: ToJobWorker, transfer?: Transferable[]) => void;
}

export interface WorkOrder {
  readonly spec: Job;
  /** Resolves when the report has been taken in. */
  readonly take: TakeReport;
  /** A picture in it is transferred. */
  readonly lent?: LentToJob;
}

/** Owns the worker from here on. */
export function runInWorker(worker: Worker, { spec, take, lent = {} }: WorkOrder): WorkerJob {
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
  say({ kind: 'start', spec, lent }, lent.picture === undefined ? [] : [lent.picture]);
  const done = promise.finally(() => {
    worker.terminate();
  });
  const kill = () => {
    reject(new Fault('cancelled', 'The work was given up.'));
  };
  return { ...ordersOver(say), done, kill, say };
}

function ordersOver(say: WorkerJob['say']): Pick<WorkerJob, 'stop' | 'reset'> {
  return {
    stop: () => {
      say({ kind: 'stop' });
    },
    reset: () => {
      say({ kind: 'reset' });
    },
  };
}
