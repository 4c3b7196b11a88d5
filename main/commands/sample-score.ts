/** Holds the live labels of the bundled sample against the ones written when it was rendered. */
import { readFile } from 'node:fs/promises';
import type { FrameLabel } from '../../contract/frame-label.ts';
import { parseSegmentTable } from '../services/clips/import/segment-table.ts';
import { places } from '../places.ts';

export interface SampleScore {
  readonly add: (label: FrameLabel) => void;
  /** Share of the sample's frames labelled right; null before any. */
  readonly accuracy: () => number | null;
}

export async function createSampleScore(): Promise<SampleScore> {
  const { rows } = parseSegmentTable(await readFile(places.sampleLabels, 'utf8'), 'labels.csv');
  const truthAt = (frame: number) =>
    rows.find(
      ({ stretch }) =>
        stretch.kind === 'frames' && frame >= stretch.startFrame && frame < stretch.endFrame,
    )?.label;
  let frames = 0;
  let right = 0;
  return {
    add({ frame, tracks }) {
      frames += 1;
      if (tracks[0]?.label === truthAt(frame)) right += 1;
    },
    accuracy: () => (frames === 0 ? null : right / frames),
  };
}
