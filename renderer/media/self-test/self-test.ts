/** The self-test: the same clip by the processor and by the graphics processor, and a verdict whatever happens to the latter. */
import { toFault } from '../../../contract/fault.ts';
import type { ExtractorFile, JobOf } from '../../../contract/job.ts';
import type { Verdict } from '../../../contract/self-test.ts';
import { openExtractor } from '../../extract/extractor.ts';
import { loadModel } from '../../model/load-model.ts';
import type { JobContext } from '../../workers/serve-job.ts';
import { stopFlag } from '../stop-flag.ts';
import { comparePasses, type Pass } from './compare-passes.ts';
import { labelPass } from './label-pass.ts';
import { plainWords } from './plain-words.ts';
import { refusal, verdictOn } from './verdict.ts';

/** A candidate that needs longer for the clip is of no use, or hangs between frames. */
const CANDIDATE_WITHIN_MS = 180_000;
/** Progress is told in parts of a pass. */
const WHOLE = 1000;

/** Tells no verdict when it was stopped. @throws Fault where clip, model or reference fail. */
export async function selfTest(spec: JobOf<'self-test'>, context: JobContext): Promise<void> {
  const stop = stopFlag(context);
  // The two passes are as long as each other.
  const tell = (passesBefore: number) => (share: number) => {
    const done = Math.max(0, Math.round(WHOLE * (passesBefore + share)));
    context.tell({ kind: 'progress', done, total: 2 * WHOLE });
  };

  // First, since a graphics processor that refuses does so at once.
  const candidate = await tryCandidate(spec, {
    isStopped: stop.isRaised,
    onProgress: tell(0),
  });
  if (stop.isRaised()) return;
  if ('verdict' in candidate) {
    await context.hand({ kind: 'verdict', verdict: candidate.verdict });
    return;
  }
  const reference = await passOf(spec, spec.reference, {
    isStopped: stop.isRaised,
    onProgress: tell(1),
  });
  if (stop.isRaised()) return;
  const verdict = verdictOn(comparePasses(reference, candidate.pass));
  await context.hand({ kind: 'verdict', verdict });
}

interface Watched {
  readonly isStopped: () => boolean;
  readonly onProgress: (share: number) => void;
}

type Outcome = { readonly pass: Pass } | { readonly verdict: Verdict };

/** What the candidate fails with is a verdict; what fails before it was asked is not. */
async function tryCandidate(spec: JobOf<'self-test'>, watched: Watched): Promise<Outcome> {
  const endMs = performance.now() + CANDIDATE_WITHIN_MS;
  const isLate = () => performance.now() > endMs;
  const isStopped = () => watched.isStopped() || isLate();
  try {
    const pass = await passOf(spec, spec.candidate, { ...watched, isStopped });
    return isLate() ? { verdict: refusal('it is far too slow') } : { pass };
  } catch (error) {
    const { reason } = toFault(error);
    if (reason === 'video-unreadable' || reason === 'checkpoint-corrupt') throw error;
    return { verdict: refusal(innermost(error)) };
  }
}

async function passOf(
  { media, model: address }: JobOf<'self-test'>,
  file: ExtractorFile,
  watched: Watched,
): Promise<Pass> {
  const model = await loadModel(address);
  const extractor = await openExtractor(file);
  try {
    return await labelPass({ media, model, extractor, ...watched });
  } finally {
    extractor.close();
  }
}

/** In the words of whatever failed first. */
function innermost(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? innermost(error.cause) : plainWords(error.message);
}
