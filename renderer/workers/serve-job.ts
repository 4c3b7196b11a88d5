/** The worker's side of a job: runs it once, sends its reports in order, turns its failure into a value. */
import { toFault } from '../../contract/fault.ts';
import type { Job, JobReport } from '../../contract/job.ts';
import type { FromJobWorker, LentToJob, ToJobWorker } from './job-messages.ts';

export type JobOrder = Exclude<ToJobWorker, { kind: 'start' | 'taken' }>;

/** What of a dedicated worker's global scope a job needs. */
export interface JobScope {
  postMessage(message: FromJobWorker): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToJobWorker>) => void): void;
}

export interface JobContext {
  /** What came with the order and could cross no wire. */
  readonly lent: LentToJob;
  /** Sends reports at once, in one message; nothing waits for them. */
  readonly tell: (...reports: readonly JobReport[]) => void;
  /** Sends a report and waits until the host has taken it in: back-pressure for bulk data. */
  readonly hand: (report: JobReport) => Promise<void>;
  /** The one listener for everything the page says while the job runs. */
  listen(listener: (order: JobOrder) => void): void;
}

/** @param run does the job; its rejection is told as a Fault. */
export function serveJob(
  scope: JobScope,
  run: (spec: Job, context: JobContext) => Promise<void>,
): void {
  const waiting = new Map<number, () => void>();
  const early: JobOrder[] = [];
  let listener = (order: JobOrder): void => {
    early.push(order);
  };
  let lastNumber = 0;
  const say = (message: FromJobWorker) => {
    scope.postMessage(message);
  };

  const contextWith = (lent: LentToJob): JobContext => ({
    lent,
    tell: (...reports) => {
      say({ kind: 'reports', number: null, reports });
    },
    hand: (report) =>
      new Promise((resolve) => {
        waiting.set(++lastNumber, resolve);
        say({ kind: 'reports', number: lastNumber, reports: [report] });
      }),
    listen(next) {
      listener = next;
      early.splice(0).forEach(next);
    },
  });
  const start = async (spec: Job, lent: LentToJob) => {
    try {
      await run(spec, contextWith(lent));
      say({ kind: 'finished' });
    } catch (error) {
      const { reason, message } = toFault(error);
      say({ kind: 'failed', fault: { reason, message } });
    }
  };
  scope.addEventListener('message', ({ data }: MessageEvent<ToJobWorker>) => {
    if (data.kind === 'start') void start(data.spec, data.lent);
    else if (data.kind === 'taken') {
      waiting.get(data.number)?.();
      waiting.delete(data.number);
    } else listener(data);
  });
}
