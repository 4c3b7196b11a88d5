/** One line about a pass of training: how it goes, and how far its gradients reach back. */
import type { EpochReport } from '../../model/training/report.ts';

export interface PassInWords {
  readonly report: EpochReport;
  readonly epochs: number;
  /** Whether no pass before it was as good on the clips held out. */
  readonly isBest: boolean;
}

export function passInWords({ report, epochs, isBest }: PassInWords): string {
  const { epoch, loss, accuracy, gradientNorm, heldOut, framesPerSecond } = report;
  const { before, after } = gradientNorm;
  const top = report.stateGradientNorms.at(-1);
  return [
    `pass ${String(epoch)} of ${String(epochs)}`,
    `loss ${lossInWords(loss)}`,
    `right ${percent(accuracy)}`,
    heldOut === null
      ? ''
      : `held out ${lossInWords(heldOut.loss)}, ${percent(heldOut.accuracy)}${isBest ? ', the best' : ''}`,
    `‖g‖ ${short(before)} → ${short(after)}`,
    top === undefined ? '' : `‖dL/dh‖ ${sparkline(top)}`,
    gates(report),
    `${framesPerSecond.toFixed(0)} frames/s`,
  ]
    .filter((part) => part !== '')
    .join('  ');
}

/** Each gate's mean, layer by layer from the bottom: "z .31 r .54", of two layers "z .31/.28 r .54/.60". */
function gates({ gateMeans }: EpochReport): string {
  return Object.keys(gateMeans[0] ?? {})
    .map((letter) => {
      const layers = gateMeans.map((means) => (means[letter] ?? 0).toFixed(2).replace(/^0/, ''));
      return `${letter} ${layers.join('/')}`;
    })
    .join(' ');
}

const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
const COLUMNS = 12;
/** Powers of ten from the lowest bar to the highest. */
const DECADES = 4;

/**
 * The values in the order of time, each bar half a power of ten, the highest for the largest; a dot where there is
 * nothing at all. More values than columns are averaged.
 */
export function sparkline(values: readonly number[]): string {
  const columns = Math.min(COLUMNS, values.length);
  const means = Array.from({ length: columns }, (_, column) => {
    const from = Math.floor((column * values.length) / columns);
    const to = Math.floor(((column + 1) * values.length) / columns);
    return values.slice(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
  });
  const highest = Math.max(...means);
  return means
    .map((mean) => {
      if (!(mean > 0)) return '·';
      const below = -Math.log10(mean / highest) / DECADES; // 0 … 1 within the picture
      return BARS[Math.max(0, BARS.length - 1 - Math.floor(below * BARS.length))] ?? '▁';
    })
    .join('');
}

/** Three digits behind the point, but for losses that these say nothing of. */
export function lossInWords(loss: number): string {
  return loss >= 0.001 && loss < 1000 ? loss.toFixed(3) : loss.toPrecision(2);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function short(value: number): string {
  return Number(value.toPrecision(2)).toString();
}
