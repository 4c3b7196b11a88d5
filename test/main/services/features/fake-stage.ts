/** A stage that makes features of its own: enough of the interface for services that extract, without a browser. */
import { Fault } from '../../../../contract/fault.ts';
import type { Job, JobReport } from '../../../../contract/job.ts';
import type { Stage } from '../../../../main/services/stage/stage.ts';

export interface FakeStage extends Stage {
  /** What was asked of it, in order. */
  readonly jobs: readonly Job[];
  readonly isClosed: () => boolean;
}

export interface FakeStageOptions {
  /** D; also what is in every row, so that rows of two extractors differ. */
  readonly featureLength: number;
  /** Batches of two rows for every clip. */
  readonly batches: number;
}

export function createFakeStage({ featureLength, batches }: FakeStageOptions): FakeStage {
  const jobs: Job[] = [];
  let isClosed = false;
  const doJob = async (
    spec: Job,
    report: (report: JobReport) => void | Promise<void>,
    isStopped: () => boolean,
  ) => {
    if (spec.kind === 'try-extractor') await report({ kind: 'extractor', featureLength });
    if (spec.kind !== 'embed') return;
    for (let i = 0; i < batches && !isStopped(); i++) {
      const rows = new Float32Array(2 * featureLength).fill(featureLength);
      const frames = [4 * i, 4 * i + 2];
      await report({ kind: 'features', frames, rows: new Uint8Array(rows.buffer) });
    }
  };
  return {
    jobs,
    isClosed: () => isClosed,
    lend: (path) => `/files/${path.replaceAll(/\W/g, '-')}`,
    takeBack: () => undefined,
    decoder: 'Chrome/1',
    run(spec, onReport) {
      jobs.push(spec);
      let isStopped = false;
      const failed = new Fault('browser-died', 'The stage is closed.');
      return {
        done: isClosed ? Promise.reject(failed) : doJob(spec, onReport, () => isStopped),
        stop: () => {
          isStopped = true;
        },
        reset: () => undefined,
      };
    },
    close() {
      isClosed = true;
      return Promise.resolve();
    },
  };
}
