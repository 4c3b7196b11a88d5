/** The small picture of a clip: a cache beside its video, which may be deleted at any time. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../../contract/fault.ts';

const formats = ['jpg', 'png', 'webp'] as const;
type Format = (typeof formats)[number];

/** @returns null where none has been drawn. */
export async function picturePath(clipFolder: string): Promise<string | null> {
  const names = await readdir(clipFolder).catch((): string[] => []);
  const found = formats.map((format) => `picture.${format}`).find((name) => names.includes(name));
  return found === undefined ? null : join(clipFolder, found);
}

/** By its first bytes. @throws Fault 'bad-input' for anything else. */
export function pictureFormat(image: Uint8Array): Format {
  const begins = (...bytes: readonly number[]): boolean =>
    bytes.every((byte, i) => image[i] === byte);
  if (begins(0xff, 0xd8, 0xff)) return 'jpg';
  if (begins(0x89, 0x50, 0x4e, 0x47)) return 'png';
  const words = Buffer.from(image.subarray(0, 12)).toString('latin1');
  if (words.startsWith('RIFF') && words.endsWith('WEBP')) return 'webp';
  throw new Fault('bad-input', "A clip's picture must be JPEG, PNG or WebP: draw it again.");
}
