/** The report as one page: no script, nothing from outside, readable wherever it is sent. */
import type { Evaluation } from '../evaluation-types.ts';
import { classTable, confusionTable } from './classes-section.ts';
import { clipsSection } from './clips-section.ts';
import { comparison } from './comparison.ts';
import { figuresTable } from './figures-table.ts';
import { foldsSection } from './folds-section.ts';
import { counted } from './format.ts';
import { html, trusted, type Html } from './html.ts';
import { looksOf, trackName, type ReportSubject } from './report-subject.ts';
import { style } from './style.ts';
import { tiles } from './tiles.ts';

/** Drawn where nobody labelled, or nothing was said; strips refer to it by its id. */
const hatch = html`<svg class="defs" aria-hidden="true">
  <pattern
    id="hatch"
    width="6"
    height="6"
    patternUnits="userSpaceOnUse"
    patternTransform="rotate(45)"
  >
    <rect class="hatch-ground" width="6" height="6" />
    <line class="hatch-line" x1="0" x2="0" y1="0" y2="6" />
  </pattern>
</svg>`;

const notes: readonly (readonly [string, string])[] = [
  [
    'Frames',
    'Every decoded frame with a label counts once; unlabelled frames count nowhere. A frame without a prediction is wrong.',
  ],
  [
    'Clip',
    'The class whose probability is highest on average over its labelled frames, against the class most of them have.',
  ],
  ['Intervals', '95 %, by resampling whole clips 1000 times (percentile bootstrap), seeded.'],
  [
    'Segment F1',
    'A segment is found when a predicted one of its class overlaps it by at least 0.10, 0.25 or 0.50 (intersection over union) and no other claimed it. The background makes no segments.',
  ],
  [
    'Edit score',
    'Levenshtein distance between the two orders of segments, 100 when they agree; mean over clips.',
  ],
  [
    'Per-frame mAP',
    'Frames ranked by the network’s own probability, one average precision per activity, averaged; the background is left out.',
  ],
  [
    'First named after',
    'From the start of a true segment to its first right frame; segments without one are missed.',
  ],
  [
    'Never reset',
    'The clips shuffled and joined, the state carried over every boundary; recovery is the time to the first right frame.',
  ],
  [
    'Several tracks',
    'Overall figures pool all pairs of a clip and a track; each track also stands by itself.',
  ],
];

function notesSection(): Html {
  return html`<section class="card">
    <h2>How this was measured</h2>
    <dl>
      ${notes.map(
        ([term, text]) =>
          html`<dt>${term}</dt>
            <dd>${text}</dd>`,
      )}
    </dl>
  </section>`;
}

function trackSections({ document, tracks }: Evaluation, subject: ReportSubject): Html[] {
  return tracks.map(({ id, classes }) => {
    const metrics = document.tracks?.[id] ?? document;
    const looks = looksOf(subject, id, classes);
    const isOnly = tracks.length === 1;
    const named = (what: string): string => (isOnly ? what : `${what}: ${trackName(subject, id)}`);
    const figures = isOnly ? null : figuresTable(metrics, named('Figures'));
    return html`${figures} ${classTable(metrics, looks, named('Class by class'))}
    ${confusionTable(metrics, looks, named('What is taken for what'))}`;
  });
}

export function reportPage(evaluation: Evaluation, subject: ReportSubject): string {
  const { document, tracks, outcomes } = evaluation;
  const facts = [
    subject.model ?? document.method,
    counted(document.clips, 'clip'),
    counted(document.frames, 'frame'),
    `seed ${document.seed}`,
    subject.madeAt,
  ];
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <title>${subject.title}: evaluation</title>
        <style>
          ${trusted(style)}
        </style>
      </head>
      <body>
        ${hatch}
        <main>
          <header>
            <h1>${subject.title}</h1>
            <p class="sub">${facts.join(' · ')}</p>
          </header>
          ${tiles(document)} ${comparison(document)}
          ${figuresTable(document, tracks.length === 1 ? 'Figures' : 'Figures, all tracks')}
          ${trackSections(evaluation, subject)} ${clipsSection(subject, tracks, outcomes)}
          ${foldsSection(document)} ${notesSection()}
        </main>
      </body>
    </html>`;
  return `${page.html.trimStart()}\n`;
}
