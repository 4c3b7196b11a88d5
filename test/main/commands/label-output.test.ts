/** Where labels go: one file or one per video, never two videos in one, never half a file. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FrameLabel } from '../../../contract/frame-label.ts';
import { openLabelOutput } from '../../../main/commands/label-output.ts';
import { tempFolder } from '../services/temp-folder.ts';

const tracks = [{ id: 'activity', classes: ['walk', 'sit'] }];
const label = (frame: number, probabilities: number[]): FrameLabel => ({
  frame,
  timestampUs: frame * 40_000,
  source: 'fresh',
  tracks: [{ track: 'activity', label: 'walk', probability: 0.5, probabilities }],
});
const of = (video: string, labels = [label(0, [0.5, 0.5])]) => ({ video, tracks, labels });

describe('label output', () => {
  it('of one video goes to the file named', async () => {
    const out = join(tempFolder(), 'labels.csv');
    const output = await openLabelOutput(['a/x.mp4'], { out, format: 'csv' });
    await output.write(of('a/x.mp4'));
    expect(readFileSync(out, 'utf8').split('\n')[0]).toBe(
      'frame,timestamp_us,time_s,source,label,probability,p:walk,p:sit',
    );
  });

  it('of one video goes into the folder named', async () => {
    const out = tempFolder();
    await (await openLabelOutput(['a/x.mp4'], { out, format: 'vtt' })).write(of('a/x.mp4'));
    expect(readdirSync(out)).toEqual(['x.vtt']);
  });

  it('of several goes into a folder, made where absent; equal names are told apart', async () => {
    const out = join(tempFolder(), 'deep', 'labels');
    const videos = ['a/x.mp4', 'b/x.webm', 'b/y.mp4', 'c/x.mp4'];
    const output = await openLabelOutput(videos, { out, format: 'segments' });
    for (const video of videos) await output.write(of(video));
    expect(readdirSync(out).sort()).toEqual([
      'x-1.segments.csv',
      'x-2.segments.csv',
      'x-4.segments.csv',
      'y.segments.csv',
    ]);
    expect(readFileSync(join(out, 'x-2.segments.csv'), 'utf8')).toContain('b/x.webm');
  });

  it('of several is refused where one file is named, which stays as it is', async () => {
    const out = join(tempFolder(), 'labels.csv');
    writeFileSync(out, 'mine');
    await expect(openLabelOutput(['a', 'b'], { out, format: 'csv' })).rejects.toMatchObject({
      reason: 'bad-usage',
    });
    expect(readFileSync(out, 'utf8')).toBe('mine');
  });

  it('that fails half way leaves the old file whole and no half one beside it', async () => {
    const folder = tempFolder();
    const out = join(folder, 'labels.csv');
    writeFileSync(out, 'yesterday');
    const output = await openLabelOutput(['x.mp4'], { out, format: 'csv' });
    const broken = function* () {
      yield label(0, [0.5, 0.5]);
      throw new Error('the reader failed');
    };
    const labels = { [Symbol.iterator]: broken } as unknown as FrameLabel[];
    await expect(output.write(of('x.mp4', labels))).rejects.toMatchObject({ reason: 'disk' });
    expect(readdirSync(folder)).toEqual(['labels.csv']);
    expect(readFileSync(out, 'utf8')).toBe('yesterday');
  });

  it('that cannot be written says so', async () => {
    const folder = tempFolder();
    const out = join(folder, 'none/labels.csv');
    const output = await openLabelOutput(['x.mp4'], { out, format: 'csv' });
    await expect(output.write(of('x.mp4'))).rejects.toMatchObject({
      reason: 'disk',
      message: `The labels could not be written to "${out}"; check the folder and the disk.`,
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});
