/** Praat's TextGrid in its long form: an interval tier for each track, a point tier of its name for its points. */
import { seconds } from '../clock.ts';
import type { ClipToWrite, FileSpan, LabelsToWrite } from '../label-file.ts';
import { notesTier } from './notes-tier.ts';

interface Tier {
  readonly name: string;
  readonly isPoints: boolean;
  readonly marks: readonly Mark[];
}

interface Mark {
  readonly startUs: number;
  readonly endUs: number;
  readonly text: string;
}

/** Interval tiers are covered from end to end: what is unlabelled is an interval without text. */
export function writeTextGrid({ clips }: LabelsToWrite): string {
  return clips.map(textGrid).join('');
}

function textGrid(clip: ClipToWrite): string {
  const startUs = Math.min(0, clip.timestampsUs[0] ?? 0);
  const range = [`xmin = ${seconds(startUs)} `, `xmax = ${seconds(clip.endUs)} `];
  const tiers = clip.tracks.flatMap(({ name, spans }) => tiersOf(name, spans));
  const items = tiers.flatMap((tier, i) => [
    `    item [${i + 1}]:`,
    `        class = "${tier.isPoints ? 'TextTier' : 'IntervalTier'}" `,
    `        name = ${quoted(tier.name)} `,
    ...range.map((line) => `        ${line}`),
    ...(tier.isPoints
      ? pointLines(tier.marks)
      : intervalLines(covering(tier.marks, startUs, clip.endUs))),
  ]);
  const tierLines =
    tiers.length === 0
      ? ['tiers? <absent> ']
      : ['tiers? <exists> ', `size = ${tiers.length} `, 'item []: '];
  const head = ['File type = "ooTextFile"', 'Object class = "TextGrid"', ''];
  return `${[...head, ...range, ...tierLines, ...items].join('\n')}\n`;
}

function tiersOf(name: string, spans: readonly FileSpan[]): readonly Tier[] {
  const groups = [false, true].map((isPoints) => ({
    isPoints,
    spans: spans.filter((span) => (span.isPoint === true) === isPoints),
  }));
  const marks = (list: readonly FileSpan[], text: (span: FileSpan) => string): Mark[] =>
    list.map((span) => ({ startUs: span.startUs, endUs: span.endUs, text: text(span) }));
  return groups.flatMap(({ isPoints, spans: list }): Tier[] => {
    const noted = list.filter(({ note }) => note !== undefined);
    const labels = { name, isPoints, marks: marks(list, ({ label }) => label) };
    const notes = { name: notesTier(name), isPoints, marks: marks(noted, ({ note = '' }) => note) };
    return [
      ...(list.length > 0 || !isPoints ? [labels] : []),
      ...(noted.length > 0 ? [notes] : []),
    ];
  });
}

function covering(marks: readonly Mark[], startUs: number, endUs: number): readonly Mark[] {
  const all: Mark[] = [];
  let atUs = startUs;
  for (const mark of marks) {
    if (mark.startUs > atUs) all.push({ startUs: atUs, endUs: mark.startUs, text: '' });
    all.push(mark);
    atUs = mark.endUs;
  }
  return atUs < endUs ? [...all, { startUs: atUs, endUs, text: '' }] : all;
}

function intervalLines(marks: readonly Mark[]): readonly string[] {
  return [
    `        intervals: size = ${marks.length} `,
    ...marks.flatMap(({ startUs, endUs, text }, i) => [
      `        intervals [${i + 1}]:`,
      `            xmin = ${seconds(startUs)} `,
      `            xmax = ${seconds(endUs)} `,
      `            text = ${quoted(text)} `,
    ]),
  ];
}

function pointLines(marks: readonly Mark[]): readonly string[] {
  return [
    `        points: size = ${marks.length} `,
    ...marks.flatMap(({ startUs, text }, i) => [
      `        points [${i + 1}]:`,
      `            number = ${seconds(startUs)} `,
      `            mark = ${quoted(text)} `,
    ]),
  ];
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
