/** Opens an extractor on a stage, learns the length of its feature vector, and keeps how fast it is here. */
import { Fault } from '../../../contract/fault.ts';
import type { Extractor } from '../extractors/resolve-extractor.ts';
import { rememberSpeed } from '../extractors/speeds.ts';
import type { Stage } from '../stage/stage.ts';
import { lendExtractor } from './lent-extractor.ts';

/** @returns D. @throws Fault 'extractor-corrupt' when MediaPipe refuses the file. */
export async function tryExtractor(stage: Stage, extractor: Extractor): Promise<number> {
  const lent = lendExtractor(stage, extractor);
  const lengths: number[] = [];
  try {
    await stage.run({ kind: 'try-extractor', extractor: lent }, (report) => {
      if (report.kind === 'extractor') lengths.push(report.featureLength);
      if (report.kind === 'speed') {
        const { frameMs } = report;
        return rememberSpeed({ sha256: extractor.sha256, delegate: 'CPU', frameMs });
      }
      return undefined;
    }).done;
  } finally {
    stage.takeBack(lent.address);
  }
  const [featureLength] = lengths;
  if (featureLength === undefined)
    throw new Fault('failed', 'The page told nothing about the extractor; run the command again.');
  return featureLength;
}
