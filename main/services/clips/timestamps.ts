/** timestamps.i64: the presentation time of every frame, microseconds, signed 64 bit, little-endian, nothing else. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import type { Clip } from './clip.ts';

const BYTES = 8;

export function encodeTimestamps(timestampsUs: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(timestampsUs.length * BYTES);
  const view = new DataView(bytes.buffer);
  timestampsUs.forEach((t, i) => {
    view.setBigInt64(i * BYTES, BigInt(t), true);
  });
  return bytes;
}

export function decodeTimestamps(bytes: Uint8Array): readonly number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.byteLength / BYTES) }, (_, i) =>
    Number(view.getBigInt64(i * BYTES, true)),
  );
}

/** One entry per decoded frame. @throws Fault 'project-invalid' when the file does not fit the clip. */
export async function readTimestamps({ folder, media }: Clip): Promise<readonly number[]> {
  const path = join(folder, 'timestamps.i64');
  const bytes = await readFile(path).catch(() => null);
  if (bytes?.byteLength !== media.frames * BYTES) {
    throw new Fault(
      'project-invalid',
      `"${path}" is missing or does not hold ${media.frames} times: delete the clip's folder and import the clip again.`,
    );
  }
  return decodeTimestamps(bytes);
}
