/** Videos as cameras and programs really write them, made here by ffmpeg: imported to the frame, or refused in one sentence. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findFfmpeg } from '../../main/services/clips/ffmpeg.ts';
import { createClipImporter, type ClipImporter } from '../../main/services/clips/import-clip.ts';
import { readTimestamps } from '../../main/services/clips/timestamps.ts';
import { createProbe } from '../../main/services/pixels/probe-video.ts';
import { createProject, type Project } from '../../main/services/project/project.ts';
import type { Stage } from '../../main/services/stage/stage.ts';
import { matching } from '../matching.ts';
import { openStage } from './support/stage.ts';

const ffmpeg = findFfmpeg() ?? '';
if (ffmpeg === '') console.warn('skipped: there is no ffmpeg on this machine');

const H264 = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p';
const picture = (size: string, rate = 25) =>
  `-f lavfi -i testsrc2=size=${size}:rate=${String(rate)}:duration=2`;
/** The other picture rounds its size to whole blocks of colour. */
const oddPicture = '-f lavfi -i testsrc=size=321x241:rate=25:duration=2';

describe.skipIf(ffmpeg === '')('importing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'longtake-import-'));
  let stage: Stage;
  let project: Project;
  let importer: ClipImporter;
  beforeAll(async () => {
    stage = await openStage();
    project = await createProject(join(folder, 'films'));
    importer = await createClipImporter(project, createProbe(stage));
  });
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const place = (name: string) => join(folder, name);
  const make = (name: string, how: string): string => {
    execFileSync(ffmpeg, ['-v', 'error', '-y', ...how.split(' '), place(name)]);
    return place(name);
  };

  /** From version 6 on by an option that older ones do not know, in place of the tag that these take. */
  const makeTurned = (flat: string): string => {
    try {
      return make('turned.mp4', `-display_rotation 90 -i ${flat} -c copy`);
    } catch {
      return make('turned.mp4', `-i ${flat} -c copy -metadata:s:v:0 rotate=90`);
    }
  };

  it.each([
    ['plain.mp4', `${picture('320x240')} ${H264}`, [320, 240], 50],
    ['b-frames.mp4', `${picture('320x240')} -c:v libx264 -bf 3 -pix_fmt yuv420p`, [320, 240], 50],
    ['b-frames.mkv', `${picture('320x240')} -c:v libx264 -bf 3 -pix_fmt yuv420p`, [320, 240], 50],
    ['quicktime.mov', `${picture('320x240')} ${H264}`, [320, 240], 50],
    ['odd.webm', `${oddPicture} -pix_fmt yuv420p -c:v libvpx -deadline realtime`, [321, 241], 50],
    ['vp9.webm', `${picture('320x240')} -c:v libvpx-vp9 -deadline realtime`, [320, 240], 50],
    [
      'sound.mp4',
      `${picture('320x240')} -f lavfi -i sine=duration=2 ${H264} -c:a aac`,
      [320, 240],
      50,
    ],
    ['motion.avi', `${picture('320x240')} -c:v mjpeg -q:v 3`, [320, 240], 50],
    ['odd.avi', `${oddPicture} -pix_fmt yuvj444p -c:v mjpeg -q:v 3`, [322, 242], 50],
    ['camcorder.ts', `${picture('320x240')} ${H264}`, [320, 240], 50],
    ['old.mpg', `${picture('320x240')} -c:v mpeg2video`, [320, 240], 50],
  ] as const)('%s', async (name, how, [width, height], frames) => {
    const { clip, outcome } = await importer.import({ path: make(name, how) });
    expect(outcome).toBe('imported');
    expect(clip.media).toMatchObject({ source: name, width, height, frames });
    const times = await readTimestamps(clip);
    expect(times.every((t, i) => i === 0 || t > (times[i - 1] ?? t))).toBe(true);
    expect(times.at(-1)! - times[0]!).toBeGreaterThan(1_950_000);
    expect(times.at(-1)! - times[0]!).toBeLessThan(1_970_000);
  });

  it('a turned recording, upright', async () => {
    const flat = make('flat.mp4', `${picture('320x240')} ${H264}`);
    const path = makeTurned(flat);
    const { clip } = await importer.import({ path });
    expect(clip.media).toMatchObject({ width: 240, height: 320, frames: 50 });
  });

  it('a frame rate that varies, each frame at its own time', async () => {
    const path = make(
      'varies.mp4',
      `${picture('320x240', 30)} -vf select=not(mod(n\\,3))+lt(n\\,20) -fps_mode vfr ${H264}`,
    );
    const times = await readTimestamps((await importer.import({ path })).clip);
    const steps = new Set(times.slice(1).map((t, i) => Math.round((t - times[i]!) / 33_333)));
    expect(steps.has(1) && steps.has(3)).toBe(true);
  });

  it('a cut that an edit list makes, without the frames before it', async () => {
    make('base.mp4', `${picture('320x240', 30)} ${H264} -g 60`);
    const path = make('cut-in.mp4', `-ss 1.3 -i ${place('base.mp4')} -c copy`);
    const { clip } = await importer.import({ path });
    const times = await readTimestamps(clip);
    expect([times.length, times[0]]).toEqual([21, 0]);
  });

  it('a codec that the browser lacks, by ffmpeg, or says that it is missing', async () => {
    const path = make('phone.mp4', `${picture('320x240')} -c:v prores_ks -f mov`);
    const { clip, outcome } = await importer.import({ path });
    expect([outcome, clip.media.frames, clip.media.source]).toEqual(['imported', 50, 'phone.mp4']);
    vi.stubEnv('LONGTAKE_FFMPEG', '');
    await expect(importer.import({ path })).rejects.toMatchObject({
      reason: 'video-unreadable',
      message: matching(/^"phone\.mp4" .*codec.* or install ffmpeg.*[^.]\.$/),
    });
    vi.unstubAllEnvs();
  });

  it('knows a converted video when it comes again', async () => {
    const path = make('again.avi', `${picture('160x120')} -c:v mjpeg -q:v 3`);
    expect(await importer.import({ path })).toMatchObject({ outcome: 'imported' });
    expect(await importer.import({ path })).toMatchObject({ outcome: 'present' });
  });

  it('stops a conversion when asked to', async () => {
    const path = make(
      'long.avi',
      `-f lavfi -i testsrc2=size=1280x720:rate=60:duration=20 -c:v mjpeg`,
    );
    const stopping = new AbortController();
    const onFrames = () => {
      stopping.abort();
    };
    await expect(
      importer.import({ path, signal: stopping.signal }, onFrames),
    ).rejects.toMatchObject({
      reason: 'cancelled',
    });
    const left = readdirSync(join(project.root, 'clips')).filter((name) => name.startsWith('.'));
    expect(left).toEqual([]);
  });

  it.each([
    ['empty.mp4', () => Buffer.alloc(0), /is empty/],
    ['empty.avi', () => Buffer.alloc(0), /cannot be read by ffmpeg either/],
    ['noise.avi', () => Buffer.alloc(5000, 7), /cannot be read by ffmpeg either/],
    ['noise.mp4', () => Buffer.alloc(5000, 7), /not a complete MP4.*ffmpeg cannot read it either/],
    ['cut.mp4', () => readFileSync(place('plain.mp4')).subarray(0, -3000), /cut short/],
    ['cut.mkv', () => readFileSync(place('b-frames.mkv')).subarray(0, -3000), /cut short/],
  ])('refuses %s in one sentence', async (name, content, sentence) => {
    writeFileSync(place(name), content());
    await expect(importer.import({ path: place(name) })).rejects.toMatchObject({
      reason: 'video-unreadable',
      message: matching(sentence),
    });
  });

  it.each([
    ['sound.m4v', '-f lavfi -i sine=duration=2 -c:a aac -f mp4', /no picture/],
    ['sound.avi', '-f lavfi -i sine=duration=2 -c:a pcm_s16le', /cannot be read by ffmpeg either/],
  ])('refuses %s, which is sound alone', async (name, how, sentence) => {
    await expect(importer.import({ path: make(name, how) })).rejects.toMatchObject({
      reason: 'video-unreadable',
      message: matching(sentence),
    });
  });
});
