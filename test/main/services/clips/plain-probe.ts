/** Media for tests that never look at pixels: any bytes, which this probe takes for 30 frames a second. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ProbedMedia } from '../../../../main/services/clips/probe-media.ts';

export const FRAMES = 30;

export const probed: ProbedMedia = {
  codec: 'avc',
  width: 64,
  height: 48,
  durationUs: 1_000_000,
  timestampsUs: BigInt64Array.from({ length: FRAMES }, (_, i) =>
    BigInt(Math.round((i * 1e6) / 30)),
  ),
};

export const plainProbe = (): Promise<ProbedMedia> => Promise.resolve(probed);

/** @returns the path. The bytes are the text, so equal texts are equal media. */
export function plantMedia(path: string, text: string = path): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}
