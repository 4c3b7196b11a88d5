/** One row per clip, the worst first: its truth and what was said, side by side in time. */
import type { TrackOutputs } from '../../../../contract/track.ts';
import { clipVerdict } from '../../../../model/metrics/clip-verdict.ts';
import { ratio } from '../../../../model/metrics/figures.ts';
import { NONE, type Sequence } from '../../../../model/metrics/sequence.ts';
import type { ClipOutcome } from '../evaluation-types.ts';
import { counted, percent } from './format.ts';
import { html, type Html } from './html.ts';
import { looksOf, trackName, type ClassLook, type ReportSubject } from './report-subject.ts';
import { strip } from './strips.ts';

function accuracyOf(sequences: readonly Sequence[]): number | null {
  let labelled = 0;
  let right = 0;
  for (const { truth, predicted } of sequences) {
    for (const [frame, c] of truth.entries()) {
      if (c === NONE) continue;
      labelled += 1;
      if (predicted[frame] === c) right += 1;
    }
  }
  return ratio(right, labelled);
}

/** Only a wrong verdict is worth words. */
function verdictOf(sequence: Sequence, looks: readonly ClassLook[]): Html | null {
  const { truth, predicted } = clipVerdict(sequence);
  if (truth === NONE || truth === predicted) return null;
  const said = looks[predicted]?.name ?? 'nothing';
  return html`<span class="verdict">taken for ${said}, is ${looks[truth]?.name ?? ''}</span>`;
}

function clipRow(
  outcome: ClipOutcome,
  tracks: readonly { readonly name: string; readonly looks: readonly ClassLook[] }[],
): Html {
  const accuracy = accuracyOf(outcome.sequences);
  const facts = [
    outcome.group === null ? [] : [outcome.group],
    outcome.fold === null ? [] : [`fold ${outcome.fold + 1}`],
    [counted(outcome.sequences[0]?.truth.length ?? 0, 'frame')],
  ].flat();
  const strips = outcome.sequences.map((sequence, t) => {
    const track = tracks[t];
    if (track === undefined) return html``;
    const name = tracks.length === 1 ? null : html`<div class="track-name">${track.name}</div>`;
    const label = `${outcome.name}: truth above, what was said below`;
    return html`<div>${name}${strip(sequence, track.looks, label)}</div>`;
  });
  return html`<li class="clip">
    <div class="clip-facts">
      <div class="clip-name" title="${outcome.id}">${outcome.name}</div>
      <div class="note">${facts.join(' · ')}</div>
      <div class="clip-score">
        <strong>${percent(accuracy)}</strong>
        ${outcome.sequences.map((sequence, t) => verdictOf(sequence, tracks[t]?.looks ?? []) ?? html``)}
      </div>
    </div>
    <div class="clip-strips">${strips}</div>
  </li>`;
}

export function clipsSection(
  subject: ReportSubject,
  tracks: readonly TrackOutputs[],
  outcomes: readonly ClipOutcome[],
): Html {
  const drawn = tracks.map(({ id, classes }) => ({
    name: trackName(subject, id),
    looks: looksOf(subject, id, classes),
  }));
  const worstFirst = outcomes
    .map((outcome) => ({ outcome, accuracy: accuracyOf(outcome.sequences) ?? 2 }))
    .toSorted((a, b) => a.accuracy - b.accuracy);
  return html`<section class="card">
    <h2>Clip by clip</h2>
    <p class="hint">
      The worst first. Above is the truth, below what was said;
      <span class="wrong-key"></span> marks the frames that are wrong,
      <span class="hatch-key"></span> those nobody labelled. Point at a stretch for its class and
      time.
    </p>
    ${drawn.map(
      ({ looks }) =>
        html`<p class="legend">
          ${looks.map(
            ({ name, colour }) =>
              html`<span><span class="swatch" style="background:${colour}"></span>${name}</span> `,
          )}
        </p>`,
    )}
    <ol class="clips">
      ${worstFirst.map(({ outcome }) => clipRow(outcome, drawn))}
    </ol>
  </section>`;
}
