/** Whether a stage may watch with its graphics processor: as remembered, else after a self-test there and then. */
import type { Delegate } from '../../../contract/extractor.ts';
import type { Graphics, Verdict } from '../../../contract/self-test.ts';
import type { Extractor } from '../extractors/resolve-extractor.ts';
import { readGraphics, runSelfTest } from '../pixels/run-self-test.ts';
import type { Stage } from '../stage/stage.ts';
import type { VerdictStore } from './verdict-store.ts';

export interface DelegateRequest {
  readonly extractor: Extractor;
  /** The model that is to watch. */
  readonly modelPath: string;
  /** The clip of the test. */
  readonly video: string;
  readonly verdicts: VerdictStore;
  readonly onProgress?: (done: number, total: number | null) => void;
  readonly signal?: AbortSignal | undefined;
}

export interface TestedDelegate {
  readonly delegate: Delegate;
  /** Null where there is no graphics processor at all. */
  readonly graphics: Graphics | null;
  readonly verdict: Verdict;
}

const nothingThere: Verdict = {
  isPassed: false,
  message: 'This browser has no graphics processor to use: the processor watches.',
  figures: null,
};

/** @throws Fault where clip, model or the processor itself fail. */
export async function testedDelegate(
  stage: Stage,
  { extractor, modelPath, video, verdicts, onProgress, signal }: DelegateRequest,
): Promise<TestedDelegate> {
  const graphics = await readGraphics(stage);
  if (graphics === null) return { delegate: 'CPU', graphics, verdict: nothingThere };
  const remembered = await verdicts.find(extractor.sha256, graphics);
  const verdict =
    remembered?.verdict ??
    (await runSelfTest(stage, {
      video,
      modelPath,
      reference: { extractor, delegate: 'CPU' },
      candidate: { extractor, delegate: 'GPU' },
      ...(onProgress === undefined ? {} : { onProgress }),
      signal,
    }));
  // A disk that does not take it costs another test next time, no more.
  if (remembered === null)
    await verdicts.remember(extractor.sha256, graphics, verdict).catch(() => undefined);
  return { delegate: verdict.isPassed ? 'GPU' : 'CPU', graphics, verdict };
}
