/** Every figure with its interval, drawn on one scale. */
import type { Interval } from '../../../../model/metrics/bootstrap.ts';
import type { Metrics } from '../evaluation-types.ts';
import { percent, rangeOf } from './format.ts';
import { html, type Html } from './html.ts';

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
