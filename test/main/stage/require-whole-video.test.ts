/** Whole files pass, and every shorter part of them is told from them, wherever it was cut. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Mp4OutputFormat, MkvOutputFormat, WebMOutputFormat, type OutputFormat } from 'mediabunny';
import { describe, expect, it } from 'vitest';
import { requireWholeVideo } from '../../../main/services/pixels/require-whole-video.ts';
import { container } from '../../e2e/support/broken-videos.ts';
import { gmdcsa24, isAbsent, yogaDev } from '../services/shared-data.ts';
import { tempFolder } from '../services/temp-folder.ts';

/** Shorter, nothing tells what kind of file it was going to be. */
const RECOGNISABLE = 12;

const formats: [string, OutputFormat][] = [
  ['MP4, index last', new Mp4OutputFormat({ fastStart: false })],
  ['MP4, index first', new Mp4OutputFormat({ fastStart: 'in-memory' })],
  ['MP4 in fragments', new Mp4OutputFormat({ fastStart: 'fragmented' })],
  ['WebM', new WebMOutputFormat()],
  ['Matroska', new MkvOutputFormat()],
];

async function isWhole(bytes: Uint8Array, path: string): Promise<boolean> {
  writeFileSync(path, bytes);
  return requireWholeVideo(path).then(
    () => true,
    (error: unknown) => {
      expect(error).toMatchObject({
        reason: 'video-unreadable',
        message: 'it is cut short; record or copy it again',
      });
      return false;
    },
  );
}

describe('a video', () => {
  it.each(formats)('(%s) passes whole, and cut anywhere does not', async (_, format) => {
    const path = join(tempFolder(), 'video');
    const bytes = await container(format);
    expect(bytes.byteLength).toBeGreaterThan(300);
    expect(await isWhole(bytes, path)).toBe(true);
    const passed: number[] = [];
    for (let length = RECOGNISABLE; length < bytes.byteLength; length++) {
      if (await isWhole(bytes.subarray(0, length), path)) passed.push(length);
    }
    // After a whole box that follows the index nothing is missing but what was never begun.
    const ends = format instanceof Mp4OutputFormat ? endsOfBoxes(bytes) : [];
    const isAfterBox = (length: number) =>
      ends.some((end) => length - end >= 0 && length - end < 8);
    expect(passed.filter((length) => !isAfterBox(length))).toEqual([]);
    expect(passed.length).toBeLessThan(bytes.byteLength / 10);
  });

  it('recorded as a stream, which states no length, passes wherever it ends', async () => {
    const path = join(tempFolder(), 'video');
    const bytes = await container(new WebMOutputFormat({ appendOnly: true }));
    expect(await isWhole(bytes, path)).toBe(true);
    expect(await isWhole(bytes.subarray(0, bytes.byteLength - 7), path)).toBe(true);
  });

  it.each<[string, Uint8Array]>([
    ['text', Buffer.from('hello, I am no video at all\n')],
    ['nothing', new Uint8Array(0)],
    ['a few bytes', Uint8Array.of(0x1a, 0x45, 0xdf)],
    ['zeros', new Uint8Array(64)],
  ])('that is none (%s) is left to the decoder to refuse', async (_, bytes) => {
    expect(await isWhole(bytes, join(tempFolder(), 'video'))).toBe(true);
  });
});

const folders = [yogaDev, join(gmdcsa24, 'Subject 1')].filter((folder) => !isAbsent(folder));

describe.skipIf(folders.length === 0)('real recordings', () => {
  it('all pass', async () => {
    const videos = folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.mp4'))
        .map((name) => join(folder, name)),
    );
    expect(videos.length).toBeGreaterThan(10);
    for (const video of videos) await requireWholeVideo(video);
  });
});

/** Where each top-level box of an MP4 ends. */
function endsOfBoxes(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ends: number[] = [];
  for (let at = 0; at < bytes.byteLength; at = ends.at(-1)) {
    ends.push(at + view.getUint32(at));
  }
  return ends;
}
