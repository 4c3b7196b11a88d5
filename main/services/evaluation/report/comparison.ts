/** The model beside the baselines: what it is worth to remember. */
import type { Accuracies, EvaluationDocument } from '../evaluation-types.ts';
import { percent, points } from './format.ts';
import { html, type Html } from './html.ts';

interface Rival {
  readonly name: string;
  readonly note: string;
  readonly figures: Accuracies;
  readonly isModel?: boolean;
}

function bar(value: number | null, kind: string): Html {
  if (value === null) return html`<td><span class="muted">–</span></td>`;
  return html`<td>
    <div class="metered">
      <span class="bar"
        ><span class="bar-fill ${kind}" style="width:${(value * 100).toFixed(2)}%"></span
      ></span>
      <span class="number">${percent(value)}</span>
    </div>
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
  const { softmax, softmaxSteadied } = baselines;
  if (frameAccuracy === null || softmax.frameAccuracy === null) return null;
  const frames = points(frameAccuracy - softmax.frameAccuracy);
  const clips = points((clipAccuracy ?? 0) - (softmax.clipAccuracy ?? 0));
  const steadied = points(frameAccuracy - (softmaxSteadied.frameAccuracy ?? 0));
  return html`<p class="lead">
    <strong>${frames}</strong> points of frames and <strong>${clips}</strong> points of clips over
    the memoryless softmax; <strong>${steadied}</strong> points of frames over it with the same
    smoothing.
  </p>`;
}
