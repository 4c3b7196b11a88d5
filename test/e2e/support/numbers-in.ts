/** Reads the number off every frame of a video of numbered frames, decoded by the product's own decoder. */
import { runOnFile } from '../../../main/services/pixels/run-on-file.ts';
import type { Stage } from '../../../main/services/stage/stage.ts';
import { numberOf } from './numbered-frames.ts';

export async function numbersIn(stage: Stage, path: string): Promise<readonly number[]> {
  const numbers: number[] = [];
  await runOnFile(stage, {
    path,
    spec: (media) => ({ kind: 'planes', media }),
    onReport: (report) => {
      if (report.kind === 'planes') numbers.push(numberOf(report.bytes));
    },
  });
  return numbers;
}
