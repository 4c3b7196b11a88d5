/** Reads Praat's TextGrid, long form and short: both are the same strings, numbers and flags in the same order. */
import { microseconds } from '../clock.ts';
import {
  brokenAt,
  labelFile,
  tracksOf,
  type FileSpan,
  type LabelFile,
  type LabelSource,
} from '../label-file.ts';
import { withNotes } from './notes-tier.ts';
import { textGridTokens, type TextGridTokens } from './tokens.ts';

type TierSpan = FileSpan & { readonly track: string };

export function isTextGrid(text: string): boolean {
  return /^\uFEFF?\s*(File type = )?"ooTextFile[^"]*"\s+(Object class = )?"TextGrid/.test(text);
}

export function readTextGrid(source: LabelSource): LabelFile {
  if (!isTextGrid(source.text)) {
    throw brokenAt(
      source,
      1,
      'a TextGrid file must begin with "ooTextFile" and "TextGrid": save it as text from Praat',
    );
  }
  const tokens = textGridTokens(source);
  tokens.text('the file type');
  tokens.text('the object class');
  tokens.number('the start time');
  tokens.number('the end time');
  const spans: TierSpan[] = [];
  if (tokens.flag() === 'exists') {
    const tiers = tokens.count('the number of tiers');
    for (let i = 0; i < tiers; i++) spans.push(...readTier(source, tokens));
  }
  const tracks = withNotes(tracksOf(spans.filter(({ label }) => label !== '')));
  return labelFile([{ media: null, line: null, clock: 'media', tracks }]);
}

function readTier(source: LabelSource, tokens: TextGridTokens): readonly TierSpan[] {
  const { value: kind, line } = tokens.text('the class of a tier');
  if (kind !== 'IntervalTier' && kind !== 'TextTier') {
    throw brokenAt(
      source,
      line,
      `"${kind}" is no class of tier: it must be IntervalTier or TextTier`,
    );
  }
  const { value: track } = tokens.text('the name of a tier');
  tokens.number("a tier's start time");
  tokens.number("a tier's end time");
  const size = tokens.count("a tier's size");
  const spans: TierSpan[] = [];
  for (let i = 0; i < size; i++) {
    const start = timeOf(source, tokens);
    const end = kind === 'TextTier' ? start : timeOf(source, tokens);
    if (kind === 'IntervalTier' && end.us <= start.us) {
      throw brokenAt(source, end.line, 'the interval ends before it starts: correct its times');
    }
    const { value: label } = tokens.text('a label');
    const isPoint = kind === 'TextTier';
    spans.push({ track, label, startUs: start.us, endUs: end.us, isPoint, line: start.line });
  }
  return spans;
}

function timeOf(source: LabelSource, tokens: TextGridTokens): { us: number; line: number } {
  const { value, line } = tokens.number('a time');
  const us = microseconds(value);
  if (us === null) throw brokenAt(source, line, `${value} is no time in seconds`);
  return { us, line };
}
