/** Has a stage label one clip with two extractors and say how far they agree. */
import { Fault } from '../../../contract/fault.ts';
import type { Delegate } from '../../../contract/extractor.ts';
import type { Graphics, Verdict } from '../../../contract/self-test.ts';
import type { Extractor } from '../extractors/resolve-extractor.ts';
import type { Stage } from '../stage/stage.ts';
import { lendExtractor } from './lent-extractor.ts';
import { runOnFile } from './run-on-file.ts';

export interface SelfTestSide {
  readonly extractor: Extractor;
  readonly delegate: Delegate;
}

export interface SelfTestRequest {
  readonly video: string;
  /** Takes the reference's features. */
  readonly modelPath: string;
  readonly reference: SelfTestSide;
  readonly candidate: SelfTestSide;
  readonly onProgress?: (done: number, total: number | null) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Whatever happens to the candidate is a verdict. @throws Fault where clip, model or reference fail. */
export async function runSelfTest(stage: Stage, request: SelfTestRequest): Promise<Verdict> {
  const { video, modelPath, onProgress, signal } = request;
  const lend = ({ extractor, delegate }: SelfTestSide) => lendExtractor(stage, extractor, delegate);
  const reference = lend(request.reference);
  const candidate = lend(request.candidate);
  const model = stage.lend(modelPath);
  const verdicts: Verdict[] = [];
  try {
    await runOnFile(stage, {
      path: video,
      signal,
      spec: (media) => ({ kind: 'self-test', media, model, reference, candidate }),
      onReport: (report) => {
        if (report.kind === 'progress') onProgress?.(report.done, report.total);
        if (report.kind === 'verdict') verdicts.push(report.verdict);
      },
    });
  } finally {
    [model, reference.address, candidate.address].forEach(stage.takeBack);
  }
  const [verdict] = verdicts;
  if (verdict !== undefined) return verdict;
  throw new Fault('failed', 'The self-test ended without a verdict; run the command again.');
}

/** Null where the page has nothing but the processor. */
export async function readGraphics(stage: Stage): Promise<Graphics | null> {
  const found: (Graphics | null)[] = [];
  await stage.run({ kind: 'graphics' }, (report) => {
    if (report.kind === 'graphics') found.push(report.graphics);
  }).done;
  return found[0] ?? null;
}
