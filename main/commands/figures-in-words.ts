/** The figures of an evaluation as a table for the terminal. */
import type {
  BaselineFigures,
  EvaluationDocument,
} from '../services/evaluation/evaluation-types.ts';
import { counted } from '../terminal/counted.ts';

export function figuresInWords(document: EvaluationDocument): string {
  const { baselines, perClass } = document;
  const rows = [
    row('model', document),
    row('softmax (no memory)', baselines.softmax),
    row('softmax, steadied', baselines.softmaxSteadied),
    row('majority', baselines.majority),
  ];
  const { segmentF1, edit, mAP, stream, delayMs } = document;
  return [
    `${document.method}${document.head === 'clip' ? ' of whole clips' : ''}: ${counted(document.clips, 'clip')}, ${counted(document.labelledFrames, 'labelled frame')}`,
    '',
    `${''.padEnd(22)}frames    clips     macro-F1`,
    ...rows,
    '',
    `mAP ${percent(mAP)}, segment F1 at 0.10/0.25/0.50: ${Object.values(segmentF1).map(oneDecimal).join('/')}, edit ${oneDecimal(edit)}`,
    `delay ${whole(delayMs.median)} ms (p95 ${whole(delayMs.p95)}); as one stream without a reset: ${percent(stream.frameAccuracy)} of frames, right again ${whole(stream.recoveryMs)} ms after a cut`,
    '',
    ...perClass.map(
      ({ class: name, f1, support }) =>
        `${name.padEnd(22)}F1 ${percent(f1)}  (${counted(support, 'frame')})`,
    ),
  ].join('\n');
}

function row(name: string, { frameAccuracy, clipAccuracy, macroF1 }: BaselineFigures): string {
  return `${name.padEnd(22)}${percent(frameAccuracy)}  ${percent(clipAccuracy)}  ${percent(macroF1)}`;
}

function percent(share: number | null): string {
  return share === null ? '   -  ' : `${(100 * share).toFixed(1).padStart(5)} %`;
}

function oneDecimal(value: number | null): string {
  return value === null ? '-' : value.toFixed(1);
}

function whole(value: number | null): string {
  return value === null ? '-' : value.toFixed(0);
}
