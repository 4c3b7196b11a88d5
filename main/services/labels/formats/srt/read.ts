/** Reads SubRip: the first line of a cue is its label, what follows is its note. */
import { blocksOf, parseTiming, spanOfCue } from '../cues.ts';
import { brokenAt, labelFile, tracksOf, type LabelFile, type LabelSource } from '../label-file.ts';
import { splitPrefixes } from '../track-prefix.ts';

export function isSrt(text: string): boolean {
  const [number = '', times = ''] = text
    .replace(/^\uFEFF/, '')
    .trimStart()
    .split(/\r\n|\n|\r/, 2);
  return /^\d+\s*$/.test(number) && times.includes('-->');
}

export function readSrt(source: LabelSource): LabelFile {
  const spans = blocksOf(source.text.replace(/^\uFEFF/, '')).flatMap((block) => {
    const [first, second] = block;
    const isNumbered = /^\d+\s*$/.test(first?.text ?? '');
    const timing = isNumbered ? second : first;
    if (timing === undefined) {
      const line = first?.line ?? null;
      throw brokenAt(source, line, 'the number is not followed by times: add them, or remove it');
    }
    const times = parseTiming(source, timing);
    const span = spanOfCue(times, block.slice(isNumbered ? 2 : 1), (text) => text);
    return span === null ? [] : [span];
  });
  const tracks = tracksOf(splitPrefixes(spans));
  return labelFile([{ media: null, line: null, clock: 'media', tracks }]);
}
