/** The real recordings of ../shared/data, and a probe that knows their frame counts from the tables beside them. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { ProbeMedia } from '../../../main/services/clips/probe-media.ts';

const root = process.env['LONGTAKE_SHARED'] ?? resolve(import.meta.dirname, '../../../../shared');

export const gmdcsa24 = join(root, 'data/gmdcsa24');
export const yogaDev = join(root, 'data/yoga-dev');
export const models = join(root, 'models');

/** For `describe.skipIf`: says why, once, where the folder is absent. */
export function isAbsent(folder: string): boolean {
  if (existsSync(folder)) return false;
  console.warn(`skipped: there is no ${folder}`);
  return true;
}

export function table(path: string): Record<string, string>[] {
  return parse(readFileSync(path, 'utf8'), { columns: true });
}

/** Evenly spread times: the counts are the tables', only the times' jitter is not. */
export function evenTimes(frames: number, durationS: number): number[] {
  return Array.from({ length: frames }, (_, i) => Math.round((i * durationS * 1e6) / frames));
}

/** @param rows of a table with file, codec, width, height, frames_decoded and duration_s */
export function tableProbe(folder: string, rows: readonly Record<string, string>[]): ProbeMedia {
  return (path) => {
    const row = rows.find(({ file }) => join(folder, file ?? '') === path);
    if (row === undefined) throw new Error(`${basename(path)} is in no table`);
    const durationS = Number(row['duration_s']);
    return Promise.resolve({
      codec: row['codec'] ?? '',
      width: Number(row['width']),
      height: Number(row['height']),
      durationUs: durationS * 1e6,
      timestampsUs: evenTimes(Number(row['frames_decoded']), durationS),
    });
  };
}
