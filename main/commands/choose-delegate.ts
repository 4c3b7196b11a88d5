/** `--delegate`: what computes the features of a live run, and for the graphics processor its self-test beforehand. */
import { Option } from 'commander';
import type { Delegate } from '../../contract/extractor.ts';
import { places } from '../places.ts';
import { testedDelegate, type TestedDelegate } from '../services/delegates/tested-delegate.ts';
import { openVerdictStore } from '../services/delegates/verdict-store.ts';
import type { Extractor } from '../services/extractors/resolve-extractor.ts';
import type { Stage } from '../services/stage/stage.ts';
import { settingsFolder } from '../services/window/settings-folder.ts';
import { remark } from '../terminal/answer.ts';
import { whileInterruptible } from '../terminal/interrupt.ts';
import { createProgress } from '../terminal/progress.ts';

export type WantedDelegate = 'cpu' | 'gpu';

export function delegateOption(where: string): Option {
  const words = `${where}what computes the features; gpu only where it passes its self-test`;
  return new Option('--delegate <delegate>', words).choices(['cpu', 'gpu']);
}

export interface DelegateWish {
  readonly wanted: WantedDelegate | undefined;
  readonly extractor: Extractor;
  readonly modelPath: string;
}

/** @returns what a test said, or remembered; null where none was wanted. */
export async function chooseDelegate(
  stage: Stage,
  { wanted, extractor, modelPath }: DelegateWish,
): Promise<TestedDelegate | null> {
  if (wanted !== 'gpu') return null;
  const progress = createProgress({ what: 'Testing the graphics processor' });
  const stopping = new AbortController();
  const testing = testedDelegate(stage, {
    extractor,
    modelPath,
    video: places.sample,
    verdicts: openVerdictStore(settingsFolder()),
    onProgress: (done, total) => {
      progress.at(done, total);
    },
    signal: stopping.signal,
  });
  const tested = await whileInterruptible(testing, () => {
    stopping.abort();
  }).finally(progress.end);
  remark(tested.verdict.message);
  return tested;
}

export function delegateOf(tested: TestedDelegate | null): Delegate {
  return tested?.delegate ?? 'CPU';
}
