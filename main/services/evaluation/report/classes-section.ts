/** One track's classes: how well each is told, and what it is mistaken for. */
import type { Metrics } from '../evaluation-types.ts';
import { count, percent } from './format.ts';
import { html, type Html } from './html.ts';
import type { ClassLook } from './report-subject.ts';

const swatch = ({ colour }: ClassLook): Html =>
  html`<span class="swatch" style="background:${colour}"></span>`;

function meter(value: number | null, name: string): Html {
  if (value === null) return html`<td class="muted" title="${name}: nothing to count">–</td>`;
  return html`<td title="${name} ${percent(value)}">
    <div class="metered">
      <span class="bar"
        ><span class="bar-fill model" style="width:${(value * 100).toFixed(2)}%"></span
      ></span>
      <span class="number">${(value * 100).toFixed(1)}</span>
    </div>
  </td>`;
}

export function classTable(
  { perClass }: Metrics,
  looks: readonly ClassLook[],
  title: string,
): Html {
  return html`<section class="card">
    <h2>${title}</h2>
    <table class="classes">
      <thead>
        <tr>
          <th scope="col">Class</th>
          <th scope="col" class="right">Frames</th>
          <th scope="col">Precision</th>
          <th scope="col">Recall</th>
          <th scope="col">F1</th>
          <th scope="col">AP</th>
        </tr>
      </thead>
      <tbody>
        ${perClass.map((each, i) => {
          const look = looks[i];
          if (look === undefined) return html``;
          return html`<tr>
            <th scope="row">${swatch(look)}${look.name}</th>
            <td class="number muted">${count(each.support)}</td>
            ${meter(each.precision, 'Precision')} ${meter(each.recall, 'Recall')}
            ${meter(each.f1, 'F1')} ${meter(each.averagePrecision, 'Average precision')}
          </tr>`;
        })}
      </tbody>
    </table>
  </section>`;
}

/** Shares of a row below this are drawn without a number, so that the mistakes that matter stand out. */
const SHARE_WORTH_A_NUMBER = 0.005;

/** Up to here the columns are wide enough for level names. */
const MOST_CLASSES_WITH_ROOM = 7;

/** Mistakes are small beside what is right: an exponent below 1 brings them out. */
const WRONG_HEAT_EXPONENT = 0.7;

interface Cell {
  readonly frames: number;
  readonly support: number;
  readonly isRight: boolean;
  readonly title: string;
}

function cell({ frames, support, isRight, title }: Cell): Html {
  const share = support === 0 ? 0 : frames / support;
  const heat = isRight ? share : share ** WRONG_HEAT_EXPONENT;
  const kind = `${isRight ? 'right-cell' : 'wrong-cell'}${heat > 0.55 ? ' on' : ''}`;
  const text = share >= SHARE_WORTH_A_NUMBER ? (share * 100).toFixed(share < 0.1 ? 1 : 0) : '';
  return html`<td class="${kind}" style="--heat:${(heat * 100).toFixed(1)}%" title="${title}">
    ${text}
  </td>`;
}

/** Rows are the truth; each cell is the share of that row in percent, its frames in the tooltip. */
export function confusionTable(
  { confusion, perClass }: Metrics,
  looks: readonly ClassLook[],
  title: string,
): Html {
  const isRoomy = looks.length <= MOST_CLASSES_WITH_ROOM;
  const head = looks.map(
    (look) =>
      html`<th scope="col" class="${isRoomy ? 'level' : 'slanted'}">
        <span>${swatch(look)}${look.name}</span>
      </th>`,
  );
  const rows = confusion.map((cells, truth) => {
    const look = looks[truth];
    const support = perClass[truth]?.support ?? 0;
    if (look === undefined) return html``;
    return html`<tr>
      <th scope="row">${swatch(look)}${look.name}</th>
      ${cells.map((frames, said) =>
        cell({
          frames,
          support,
          isRight: truth === said,
          title: `${look.name} said to be ${looks[said]?.name ?? ''}: ${count(frames)} of ${count(support)} frames`,
        }),
      )}
    </tr>`;
  });
  return html`<section class="card">
    <h2>${title}</h2>
    <p class="hint">
      Rows are the truth, columns what was said, in percent of the row. Off the diagonal is wrong.
    </p>
    <div class="scroll">
      <table class="confusion ${isRoomy ? 'roomy' : ''}">
        <thead>
          <tr>
            <td></td>
            ${head}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}
