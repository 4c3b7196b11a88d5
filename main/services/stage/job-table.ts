/** The jobs a page has been given and not yet ended, and what becomes of its reports on them. */
import { Fault, toFault } from '../../../contract/fault.ts';
import type { JobReport } from '../../../contract/job.ts';
import type { HostMessage, Request } from '../../../contract/wire.ts';
import type { Stage } from './stage.ts';

interface OpenJob {
  readonly onReport: (report: JobReport) => void | Promise<void>;
  readonly finish: () => void;
  readonly fail: (fault: Fault) => void;
}

export interface JobTable {
  readonly run: Stage['run'];
  /** @returns what went wrong on this side with the report, which also ends its job; null when it was taken. */
  readonly take: (request: Exclude<Request, { command: 'ready' }>) => Promise<Fault | null>;
  /** The page is gone: open jobs fail, and so does every later one, at once. */
  readonly failAll: (fault: Fault) => void;
}

export function createJobTable(say: (message: HostMessage) => void): JobTable {
  const jobs = new Map<number, OpenJob>();
  let lastJob = 0;
  let over: Fault | null = null;
  return {
    run(spec, onReport) {
      const job = ++lastJob;
      const { promise, resolve, reject } = Promise.withResolvers<undefined>();
      const finish = () => {
        resolve(undefined);
      };
      if (over === null) {
        jobs.set(job, { onReport, finish, fail: reject });
        say({ kind: 'job', job, spec });
      } else reject(over);
      return {
        done: promise,
        stop: () => {
          say({ kind: 'stop', job });
        },
        reset: () => {
          say({ kind: 'reset', job });
        },
      };
    },
    async take(request) {
      const job = jobs.get(request.job);
      if (job === undefined) return null; // it failed on this side already
      const fault = request.command === 'report' ? await handOver(job, request.report) : null;
      if (request.command === 'report' && fault === null) return null;
      jobs.delete(request.job);
      if (request.command === 'finished') job.finish();
      else if (request.command === 'failed') {
        job.fail(new Fault(request.fault.reason, request.fault.message));
      } else say({ kind: 'stop', job: request.job });
      return fault;
    },
    failAll(fault) {
      over ??= fault;
      for (const job of jobs.values()) job.fail(fault);
      jobs.clear();
    },
  };
}

/** A sink that fails ends its job with its own fault. */
async function handOver(job: OpenJob, report: JobReport): Promise<Fault | null> {
  try {
    await job.onReport(report);
    return null;
  } catch (error) {
    const fault = toFault(error);
    job.fail(fault);
    return fault;
  }
}
