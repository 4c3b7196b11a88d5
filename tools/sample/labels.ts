/** Writes a script's labels as the table of segments that `longtake import` reads. */
import { stringify } from 'csv-stringify/sync';
import { labelOf } from './scene/activity.ts';
import { FRAME_RATE, type Script } from './scene/script.ts';

const COLUMNS = ['file', 'label', 'start_frame', 'end_frame', 'start_s', 'end_s'] as const;

export type LabelRow = readonly [string, string, number, number, string, string];

/** End exclusive; seconds are those of the frames, given for readers that know no frame numbers. */
export const labelRows = (file: string, { stretches }: Script): readonly LabelRow[] =>
  stretches.map(({ activity, startFrame, endFrame }) => [
    file,
    labelOf(activity),
    startFrame,
    endFrame,
    (startFrame / FRAME_RATE).toFixed(3),
    (endFrame / FRAME_RATE).toFixed(3),
  ]);

export const labelTable = (rows: readonly LabelRow[]): string =>
  stringify([[...COLUMNS], ...rows.map((row) => [...row])]);
