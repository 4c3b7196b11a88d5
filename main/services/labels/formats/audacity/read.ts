/** Reads Audacity's label track; the lines of a spectral selection, which begin with a backslash, say nothing here. */
import { parseSeconds } from '../clock.ts';
import {
  brokenAt,
  labelFile,
  tracksOf,
  type FileSpan,
  type LabelFile,
  type LabelSource,
} from '../label-file.ts';
import { splitPrefixes } from '../track-prefix.ts';
import { counted } from '../../../../terminal/counted.ts';

const FREQUENCIES = '\\\t';

export function isAudacity(text: string): boolean {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const first = lines.find((line) => line.trim() !== '' && !line.startsWith(FREQUENCIES)) ?? '';
  const [start = '', end = '', ...rest] = first.split('\t');
  return rest.length > 0 && parseSeconds(start) !== null && parseSeconds(end) !== null;
}

export function readAudacity(source: LabelSource): LabelFile {
  const lines = source.text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const spans = lines.flatMap((text, i): readonly FileSpan[] => {
    if (text.trim() === '' || text.startsWith(FREQUENCIES)) return [];
    return [parseLabel(source, text, i + 1)];
  });
  const named = spans.filter(({ label }) => label !== '');
  const nameless = spans.length - named.length;
  return labelFile(
    [{ media: null, line: null, clock: 'media', tracks: tracksOf(splitPrefixes(named)) }],
    {
      notes:
        nameless === 0
          ? []
          : [
              `${counted(nameless, 'label without a name was', 'labels without a name were')} left out.`,
            ],
    },
  );
}

function parseLabel(source: LabelSource, text: string, line: number): FileSpan {
  const [start = '', end, ...rest] = text.split('\t');
  const [startUs, endUs] = [parseSeconds(start), parseSeconds(end ?? '')];
  if (startUs === null || endUs === null) {
    const like = 'a label is two times in seconds and a name, with tabs between';
    throw brokenAt(source, line, `"${text.slice(0, 80)}" is no label: ${like}`);
  }
  if (endUs < startUs)
    throw brokenAt(source, line, 'the label ends before it starts: correct its times');
  return { label: rest.join(' ').trim(), startUs, endUs, isPoint: startUs === endUs, line };
}
