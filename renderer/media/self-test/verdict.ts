/** The rule by which a graphics processor may watch, and what is said to the user either way. */
import type { SelfTestFigures, Verdict } from '../../../contract/self-test.ts';

/** The least cosine between the two feature vectors of any tick. */
export const MIN_COSINE = 0.999;
/** The least share of frames with the same labels. */
export const MIN_EQUAL_LABELS = 0.995;

/** Speed is told and decides nothing: where it is no faster, the user sees that it is not. */
export function verdictOn(figures: SelfTestFigures): Verdict {
  const { minCosine, equalLabels, ticks } = figures;
  const hasRows = ticks > 0 && minCosine >= MIN_COSINE;
  const isPassed = hasRows && equalLabels >= MIN_EQUAL_LABELS;
  return { isPassed, message: isPassed ? PASSED : failure(figures, hasRows), figures };
}

const PASSED = 'The graphics processor sees what the processor sees, and may be used for watching.';

/** @param why the end of a sentence: "it did not answer". */
export function refusal(why: string): Verdict {
  const reason = why.replace(/\.$/, '');
  const message = `The graphics processor cannot be used for watching here (${reason}): the processor goes on doing it.`;
  return { isPassed: false, message, figures: null };
}

function failure({ minCosine, equalLabels }: SelfTestFigures, hasRows: boolean): string {
  const found = hasRows
    ? `only ${percent(equalLabels)} of the frames get the same labels, and ${percent(MIN_EQUAL_LABELS)} must`
    : `features agree with a cosine of ${String(cut(minCosine, 4))} at worst, and ${String(MIN_COSINE)} is needed`;
  return `The graphics processor computes something else than the processor (${found}): the processor goes on watching.`;
}

function percent(share: number): string {
  return `${String(cut(100 * share, 1))} %`;
}

/** Not rounded, so that what just fails is not shown as what is needed. */
function cut(value: number, digits: number): number {
  // 100 * 0.995 is a hair below 99.5.
  return Math.floor(value * 10 ** digits + 1e-6) / 10 ** digits;
}
