/** A stage is a page that works on pixels for the host; the services know it only by this interface. */
import type { Job, JobReport } from '../../../contract/job.ts';

export interface RunningJob {
  /** Resolves when the page has finished and every report has been taken; rejects with a Fault. */
  readonly done: Promise<void>;
  /** Ends the job early, with what it has. */
  readonly stop: () => void;
  /** Sets a live job's state back to its initial value. */
  readonly reset: () => void;
}

export interface Stage {
  /** Lends a file to the page; the address is valid until the stage closes or it is taken back. */
  readonly lend: (path: string) => string;
  readonly takeBack: (address: string) => void;
  /** Reports come in order; an error thrown by `onReport` ends the job with it. */
  readonly run: (spec: Job, onReport: (report: JobReport) => void | Promise<void>) => RunningJob;
  /** What decodes its videos, with its version: "Chrome/156". Features depend on it. */
  readonly decoder: string;
  readonly close: () => Promise<void>;
}
