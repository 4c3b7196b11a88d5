/** The four figures one wants first. */
import type { EvaluationDocument } from '../evaluation-types.ts';
import { counted, milliseconds, percent, rangeOf } from './format.ts';
import { html, type Html } from './html.ts';

const tile = (label: string, value: string, note: string): Html => html`
  <div class="tile">
    <div class="tile-label">${label}</div>
    <div class="tile-value">${value}</div>
    <div class="tile-note">${note}</div>
  </div>
`;

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
