/** Tests the page's graphics processor against the processor, in a worker of its own, and has the host remember the verdict. */
import { BehaviorSubject } from 'rxjs';
import { Fault, toFault } from '../../contract/fault.ts';
import type { FaultValue, JobReportOf } from '../../contract/job.ts';
import type { Graphics, RememberedVerdict, Verdict } from '../../contract/self-test.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';
import type { SelfTestPlan } from '../../contract/window/watching.ts';
import { runInWorker, type WorkerJob } from '../workers/run-in-worker.ts';

export interface SelfTestState {
  readonly isRunning: boolean;
  /** Share that is done, while it runs. */
  readonly share: number;
  readonly secondsLeft: number | null;
  /** Name of the extractor in use; null before that is known. */
  readonly extractor: string | null;
  /** What is remembered of it here. */
  readonly remembered: RememberedVerdict | null;
  /** Why it could not be tested, or not be remembered. */
  readonly fault: FaultValue | null;
}

export interface SelfTest {
  readonly state$: BehaviorSubject<SelfTestState>;
  /** Asks the host what it remembers for the extractor in use. Never rejects. */
  readonly look: () => Promise<void>;
  /** True when it passed. Never rejects: what went wrong is in the state. */
  readonly run: () => Promise<boolean>;
  /** Ends what runs, without a verdict. */
  readonly cancel: () => void;
}

export interface SelfTestParts {
  readonly host: LongtakeHost;
  readonly startWorker: () => Worker;
  readonly readGraphics: () => Graphics | null;
  readonly nowMs: () => number;
}

const idle: SelfTestState = {
  isRunning: false,
  share: 0,
  secondsLeft: null,
  extractor: null,
  remembered: null,
  fault: null,
};

export function createSelfTest(parts: SelfTestParts): SelfTest {
  const { host, readGraphics } = parts;
  const state$ = new BehaviorSubject(idle);
  let job: WorkerJob | null = null;
  const change = (changes: Partial<SelfTestState>) => {
    state$.next({ ...state$.value, ...changes });
  };
  const test = async (): Promise<void> => {
    const graphics = readGraphics();
    if (graphics === null) throw new Fault('unsupported', NO_GRAPHICS);
    const plan = await host.invoke('self-test.begin', {});
    try {
      const work = startTest(plan, parts, change);
      job = work.job;
      const verdict = await work.verdict;
      const { name: extractor, sha256: extractorSha256 } = plan.reference;
      const told = { extractorSha256, graphics, verdict };
      // It stands here whether or not the disk takes it.
      change({ extractor, remembered: { ...told, tasksVision: '', testedAt: '' } });
      await host.invoke('self-test.remember', told);
    } finally {
      job = null;
      await host.invoke('watch.end', { session: plan.session }).catch(() => undefined);
    }
  };
  return {
    state$,
    async look() {
      await host
        .invoke('self-test.verdict', { graphics: readGraphics() })
        .then(change)
        .catch(() => {
          // Without a model or its extractor there is nothing to test; the Models view says what is missing.
          change({ extractor: null, remembered: null });
        });
    },
    async run() {
      if (state$.value.isRunning) return false;
      change({ isRunning: true, share: 0, secondsLeft: null, fault: null });
      await test().catch((error: unknown) => {
        const { reason, message } = toFault(error);
        if (reason !== 'cancelled') change({ fault: { reason, message } });
      });
      change({ isRunning: false });
      return state$.value.remembered?.verdict.isPassed === true;
    },
    cancel: () => job?.kill(),
  };
}

function startTest(
  { media, model, reference, candidate }: SelfTestPlan,
  { startWorker, nowMs }: SelfTestParts,
  change: (changes: Partial<SelfTestState>) => void,
): { readonly job: WorkerJob; readonly verdict: Promise<Verdict> } {
  const startMs = nowMs();
  const verdicts: Verdict[] = [];
  const job = runInWorker(startWorker(), {
    spec: { kind: 'self-test', media, model, reference, candidate },
    take(report) {
      if (report.kind === 'verdict') verdicts.push(report.verdict);
      if (report.kind === 'progress') change(progressOf(report, nowMs() - startMs));
      return Promise.resolve();
    },
  });
  const verdict = job.done.then(() => {
    const [first] = verdicts;
    if (first !== undefined) return first;
    throw new Fault('cancelled', 'The self-test was given up.');
  });
  return { job, verdict };
}

const NO_GRAPHICS =
  'This browser shows no graphics processor to Longtake: switch hardware acceleration on in its settings, or stay with the processor.';

function progressOf(
  { done, total }: JobReportOf<'progress'>,
  elapsedMs: number,
): Partial<SelfTestState> {
  const share = total === null || total === 0 ? 0 : done / total;
  return { share, secondsLeft: share === 0 ? null : (elapsedMs * (1 - share)) / share / 1000 };
}
