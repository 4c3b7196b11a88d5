/** What WebVTT and SubRip share: stretches as cues in order of time, and cues as stretches. */
import { brokenAt, type ClipToWrite, type FileSpan, type LabelSource } from './label-file.ts';
import { parseClock } from './clock.ts';
import { noteFromLine } from './one-line-note.ts';
import { withPrefix } from './track-prefix.ts';

/** In order of start, then of track. */
export function cuesOf({ tracks }: ClipToWrite): readonly FileSpan[] {
  return tracks
    .flatMap(({ name, spans }) =>
      spans.map((span) => ({ ...span, label: withPrefix(name, span.label, tracks.length) })),
    )
    .sort((a, b) => a.startUs - b.startUs);
}

export interface Line {
  readonly line: number;
  readonly text: string;
}

/** Runs of lines between empty ones. */
export function blocksOf(text: string): readonly (readonly Line[])[] {
  const blocks: Line[][] = [[]];
  for (const [i, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line === '') blocks.push([]);
    else blocks.at(-1)?.push({ line: i + 1, text: line });
  }
  return blocks.filter((block) => block.length > 0);
}

const TIMING = /^(\S+)[ \t]+-->[ \t]+(\S+)(?:[ \t].*)?$/;

/** @throws Fault 'bad-input' with file and line. */
export function parseTiming(source: LabelSource, { line, text }: Line): readonly [number, number] {
  const match = TIMING.exec(text.trim());
  const [startUs, endUs] = [parseClock(match?.[1] ?? ''), parseClock(match?.[2] ?? '')];
  if (startUs === null || endUs === null) {
    const like = 'write it like 00:00:01.500 --> 00:00:02.000';
    throw brokenAt(source, line, `"${text.slice(0, 80)}" is no pair of times: ${like}`);
  }
  if (endUs <= startUs)
    throw brokenAt(source, line, 'the cue ends before it starts: correct its times');
  return [startUs, endUs];
}

/** Null for a cue without words. Tags say how words look, so a label has none. */
export function spanOfCue(
  [startUs, endUs]: readonly [number, number],
  payload: readonly Line[],
  textOf: (text: string) => string,
): FileSpan | null {
  const [first, ...rest] = payload;
  const label = textOf((first?.text ?? '').replace(/<[^<>]*>/g, '')).trim();
  if (first === undefined || label === '') return null;
  const note = rest.map(({ text }) => noteFromLine(textOf(text))).join('\n');
  return { label, startUs, endUs, line: first.line, ...(note === '' ? {} : { note }) };
}
