/** The headline tiles, the comparison with the baselines, and every figure with its interval. */
import type { Interval } from '../../../../model/metrics/bootstrap.ts';
import type { Accuracies, EvaluationDocument, Metrics } from '../evaluation-types.ts';
import { counted, milliseconds, percent, points } from './format.ts';
import { html, type Html } from './html.ts';

const tile = (label: string, value: string, note: string): Html => html`
  <div class="tile">
    <div class="tile-label">${label}</div>
    <div class="tile-value">${value}</div>
    <div class="tile-note">${note}</div>
  </div>
`;

function rangeOf(interval: Interval | null): string {
  if (interval === null) return 'too few clips for an interval';
  return `${(interval.low * 100).toFixed(1)} to ${percent(interval.high)}`;
}

export function tiles(document: EvaluationDocument): Html {
  const { intervals, delayMs, stream } = document;
  const never = stream.neverRecovered === 0 ? '' : `, ${stream.neverRecovered} never`;
  return html`<section class="tiles" aria-label="Headline figures">
    ${tile('Frames right', percent(document.frameAccuracy), rangeOf(intervals.frameAccuracy))}
    ${tile('Clips right', percent(document.clipAccuracy), rangeOf(intervals.clipAccuracy))}
    ${tile(
      'First named after',
      milliseconds(delayMs.median),
      `p95 ${milliseconds(delayMs.p95)}; ${delayMs.missed} of ${counted(delayMs.segments, 'segment')} missed`,
    )}
    ${tile(
      'Never reset',
      percent(stream.frameAccuracy),
      stream.boundaries === 0
        ? 'clips joined in one stream'
        : `recovers in ${milliseconds(stream.recoveryMs)}${never}`,
    )}
  </section>`;
}

interface Rival {
  readonly name: string;
  readonly note: string;
  readonly figures: Accuracies;
  readonly isModel?: boolean;
}

function bar(value: number | null, kind: string): Html {
  if (value === null) return html`<td class="bar-cell"><span class="muted">–</span></td>`;
  return html`<td class="bar-cell">
    <span class="bar"
      ><span class="bar-fill ${kind}" style="width:${(value * 100).toFixed(2)}%"></span
    ></span>
    <span class="number">${percent(value)}</span>
  </td>`;
}

/** The model, and each baseline that was measured. */
export function comparison(document: EvaluationDocument): Html {
  const { majority, softmax, softmaxSteadied } = document.baselines;
  const raw = { frameAccuracy: document.rawFrameAccuracy, clipAccuracy: document.clipAccuracy };
  const rivals: Rival[] = [
    { name: 'This model', note: 'with memory, steadied', figures: document, isModel: true },
    {
      name: 'This model, raw',
      note: 'its likeliest class, unsteadied',
      figures: raw,
      isModel: true,
    },
    { name: 'Softmax, steadied', note: 'no memory, same smoothing', figures: softmaxSteadied },
    { name: 'Softmax', note: 'no memory at all', figures: softmax },
    { name: 'Majority', note: 'always the commonest class', figures: majority },
  ];
  const measured = rivals.filter(({ figures }) => figures.frameAccuracy !== null);
  return html`<section class="card">
    <h2>Against the baselines</h2>
    <table class="bars">
      <thead>
        <tr>
          <th scope="col">Who</th>
          <th scope="col">Frames right</th>
          <th scope="col">Clips right</th>
        </tr>
      </thead>
      <tbody>
        ${measured.map(
          ({ name, note, figures, isModel }) =>
            html`<tr>
              <th scope="row">${name}<span class="note">${note}</span></th>
              ${bar(figures.frameAccuracy, isModel === true ? 'model' : 'rival')}
              ${bar(figures.clipAccuracy, isModel === true ? 'model' : 'rival')}
            </tr>`,
        )}
      </tbody>
    </table>
    ${leadOver(document)}
  </section>`;
}

function leadOver({ frameAccuracy, clipAccuracy, baselines }: EvaluationDocument): Html | null {
  const { softmax } = baselines;
  if (frameAccuracy === null || softmax.frameAccuracy === null) return null;
  const clips = (clipAccuracy ?? 0) - (softmax.clipAccuracy ?? 0);
  return html`<p class="lead">
    Memory is worth <strong>${points(frameAccuracy - softmax.frameAccuracy)}</strong> points of
    frames and <strong>${points(clips)}</strong> points of clips over the memoryless read-out.
  </p>`;
}

interface Row {
  readonly name: string;
  readonly note: string;
  /** 0..1 */
  readonly value: number | null;
  readonly interval: Interval | null;
}

/** Figures given in 0..100, brought to 0..1. */
const hundredth = (value: number | null): number | null => (value === null ? null : value / 100);
const hundredths = (interval: Interval | null): Interval | null =>
  interval === null ? null : { low: interval.low / 100, high: interval.high / 100 };

function rowsOf(metrics: Metrics): Row[] {
  const { intervals, segmentF1 } = metrics;
  const segmentRow = (key: keyof typeof segmentF1): Row => ({
    name: `Segment F1 at ${key}`,
    note: 'segments found, by overlap',
    value: hundredth(segmentF1[key]),
    interval: hundredths(intervals.segmentF1[key]),
  });
  return [
    {
      name: 'Frame accuracy',
      note: 'labelled frames right',
      value: metrics.frameAccuracy,
      interval: intervals.frameAccuracy,
    },
    {
      name: 'Clip accuracy',
      note: 'by mean probability',
      value: metrics.clipAccuracy,
      interval: intervals.clipAccuracy,
    },
    {
      name: 'Macro F1',
      note: 'mean over classes',
      value: metrics.macroF1,
      interval: intervals.macroF1,
    },
    { name: 'Per-frame mAP', note: 'mean over activities', value: metrics.mAP, interval: null },
    segmentRow('0.10'),
    segmentRow('0.25'),
    segmentRow('0.50'),
    {
      name: 'Edit score',
      note: 'order of segments',
      value: hundredth(metrics.edit),
      interval: hundredths(intervals.edit),
    },
  ];
}

/** A dot for the value and a line for the interval, on a scale from 0 to 100 %. */
function whisker({ value, interval }: Row): Html | null {
  if (value === null) return null;
  const at = (x: number): string => `${(x * 100).toFixed(2)}%`;
  const line =
    interval === null
      ? null
      : html`<line
          class="whisker"
          x1="${at(interval.low)}"
          x2="${at(interval.high)}"
          y1="9"
          y2="9"
        />`;
  return html`<svg class="scale" height="18" aria-hidden="true">
    <line class="axis" x1="0%" x2="100%" y1="9" y2="9" />
    ${[0.25, 0.5, 0.75].map((x) => html`<line class="axis" x1="${at(x)}" x2="${at(x)}" y1="6" y2="12" />`)}
    ${line}
    <circle class="dot" cx="${at(value)}" cy="9" r="4.5" />
  </svg>`;
}

export function figuresTable(metrics: Metrics, title: string): Html {
  return html`<section class="card">
    <h2>${title}</h2>
    <table class="figures">
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col" class="right">Value</th>
          <th scope="col" class="right">95 % interval</th>
          <th scope="col" class="wide">
            <span class="ends"><span>0</span><span>100 %</span></span>
          </th>
        </tr>
      </thead>
      <tbody>
        ${rowsOf(metrics).map(
          (row) =>
            html`<tr>
              <th scope="row">${row.name}<span class="note">${row.note}</span></th>
              <td class="number strong">${percent(row.value)}</td>
              <td class="number muted">${row.interval === null ? '–' : rangeOf(row.interval)}</td>
              <td class="wide">${whisker(row)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
