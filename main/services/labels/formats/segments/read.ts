/** Reads a table of segments by the same parser as `import --layout segments`: a broken line costs only itself. */
import { parseSegmentTable, type SegmentRow } from '../../../clips/import/segment-table.ts';
import {
  labelFile,
  tracksOf,
  type FileSpan,
  type LabelFile,
  type LabelSource,
} from '../label-file.ts';

export function readSegmentTable({ name, text }: LabelSource): LabelFile {
  const { rows, problems } = parseSegmentTable(text, name);
  const clips = [...Map.groupBy(rows, ({ file }) => file)].map(([media, inFile]) => ({
    media,
    line: inFile[0]?.line ?? null,
    clock: 'first-frame' as const,
    tracks: tracksOf(inFile.map(spanOf)),
  }));
  return labelFile(clips, { problems });
}

function spanOf(row: SegmentRow): FileSpan & { readonly track: string | null } {
  const { label, track, line, stretch, note, softWindowFrames } = row;
  const more = {
    ...(note === undefined ? {} : { note }),
    ...(softWindowFrames === undefined ? {} : { isPoint: true, softWindowFrames }),
  };
  if (stretch.kind === 'frames') {
    const frames = { start: stretch.startFrame, end: stretch.endFrame };
    return { label, track, line, startUs: 0, endUs: 0, frames, ...more };
  }
  const [startUs, endUs] = [Math.round(stretch.startS * 1e6), Math.round(stretch.endS * 1e6)];
  return { label, track, line, startUs, endUs, ...more };
}
