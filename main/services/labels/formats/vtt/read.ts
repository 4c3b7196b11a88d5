/** Reads WebVTT: the first line of a cue is its label, what follows is its note. */
import { blocksOf, parseTiming, spanOfCue } from '../cues.ts';
import { brokenAt, labelFile, tracksOf, type LabelFile, type LabelSource } from '../label-file.ts';
import { splitPrefixes } from '../track-prefix.ts';

/** Blocks that are no cues: comments, styles, places on the screen. */
const ASIDE = /^(NOTE|STYLE|REGION)([ \t]|$)/;

export function isVtt(text: string): boolean {
  return /^\uFEFF?WEBVTT([ \t\r\n]|$)/.test(text);
}

export function readVtt(source: LabelSource): LabelFile {
  if (!isVtt(source.text)) {
    throw brokenAt(source, 1, 'a WebVTT file must begin with the word WEBVTT: add that line');
  }
  const [, ...blocks] = blocksOf(source.text);
  const spans = blocks.flatMap((block) => {
    const [first, second] = block;
    if (first === undefined || ASIDE.test(first.text)) return [];
    const hasName = !first.text.includes('-->');
    const timing = hasName ? second : first;
    if (timing === undefined) {
      throw brokenAt(source, first.line, 'the cue has no line of times: add one, or remove it');
    }
    const times = parseTiming(source, timing);
    const span = spanOfCue(times, block.slice(hasName ? 2 : 1), plainText);
    return span === null ? [] : [span];
  });
  const tracks = tracksOf(splitPrefixes(spans));
  return labelFile([{ media: null, line: null, clock: 'media', tracks }]);
}

const characters: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00A0',
  lrm: '\u200E',
  rlm: '\u200F',
};

function plainText(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => characters[name] ?? whole);
}
