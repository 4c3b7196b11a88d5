/** The folds of a cross-validation side by side: how much the figures depend on who is held out. */
import type { EvaluationDocument, FoldFigures } from '../evaluation-types.ts';
import { count, percent } from './format.ts';
import { html, type Html } from './html.ts';

function row(fold: FoldFigures): Html {
  const held = fold.groups.length > 0 ? fold.groups : [`${fold.clips.length} clips`];
  return html`<tr>
    <th scope="row">${fold.fold + 1}<span class="note">${held.join(', ')}</span></th>
    <td class="number">${fold.clips.length}</td>
    <td class="number">${count(fold.frames)}</td>
    <td class="number strong">${percent(fold.frameAccuracy)}</td>
    <td class="number muted">${percent(fold.baselines.softmax.frameAccuracy)}</td>
    <td class="number strong">${percent(fold.clipAccuracy)}</td>
    <td class="number muted">${percent(fold.baselines.softmax.clipAccuracy)}</td>
    <td class="number">${percent(fold.macroF1)}</td>
    <td class="number">${percent(fold.mAP)}</td>
  </tr>`;
}

export function foldsSection({ folds }: EvaluationDocument): Html | null {
  if (folds.length === 0) return null;
  const heads = [
    'Clips',
    'Frames',
    'Frames right',
    'softmax',
    'Clips right',
    'softmax',
    'Macro F1',
    'mAP',
  ];
  return html`<section class="card">
    <h2>Fold by fold</h2>
    <p class="hint">Each fold was held out in turn; the model tested on it had never seen it.</p>
    <div class="scroll">
      <table class="folds">
        <thead>
          <tr>
            <th scope="col">Held out</th>
            ${heads.map((head) => html`<th scope="col" class="right">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${folds.map(row)}
        </tbody>
      </table>
    </div>
  </section>`;
}
