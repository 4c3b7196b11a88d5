/** One label for each video: which one it is, and where it goes. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FrameLabel } from '../../../contract/frame-label.ts';
import { openClipOutput, type ClipOutputOptions } from '../../../main/commands/clip-output.ts';
import { clipVerdicts } from '../../../main/commands/clip-verdicts.ts';
import type { LabelledVideo } from '../../../main/commands/label-output.ts';
import { tempFolder } from '../services/temp-folder.ts';

const tracks = [{ id: 'activity', classes: ['walk', 'sit'] }];
const two = [...tracks, { id: 'place', classes: ['in', 'out'] }];

/** Frames 40 ms apart; per frame the probabilities of each track. */
const video = (name: string, ...frames: number[][][]): LabelledVideo => ({
  video: name,
  tracks: (frames[0]?.length ?? 1) > 1 ? two : tracks,
  labels: frames.map((said, frame): FrameLabel => ({
    frame,
    timestampUs: frame * 40_000,
    source: 'fresh',
    tracks: said.map((probabilities, t) => ({
      track: two[t]!.id,
      label: 'walk',
      probability: 0.5,
      probabilities,
    })),
  })),
});

const leaving = video('a, b.mp4', [[]], [[0.9, 0.1]], [[0.8, 0.2]], [[0.25, 0.75]]);
const nothing = video('c.mp4', [[]]);

describe('a clip verdict', () => {
  it('of a model that names frames is the class of the highest mean, over frames that say something', () => {
    const [verdict] = clipVerdicts(leaving.labels, tracks, 'frame');
    expect(verdict).toMatchObject({ track: 'activity', label: 'walk' });
    expect(verdict!.probability).toBeCloseTo((0.9 + 0.8 + 0.25) / 3, 12);
  });

  it('of a model that names clips is what it says at the end', () => {
    expect(clipVerdicts(leaving.labels, tracks, 'clip')).toEqual([
      { track: 'activity', label: 'sit', probability: 0.75, probabilities: [0.25, 0.75] },
    ]);
  });

  it.each(['frame', 'clip'] as const)(
    'of a %s head knows nothing of a clip never embedded',
    (head) => {
      const none = [{ track: 'activity', label: null, probability: 0, probabilities: [] }];
      expect(clipVerdicts([], tracks, head)).toEqual(none);
      expect(clipVerdicts(nothing.labels, tracks, head)).toEqual(none);
    },
  );
});

describe('clip output', () => {
  afterEach(() => vi.restoreAllMocks());

  /** What goes to standard output for these videos, one after the other. */
  async function printed(
    videos: readonly LabelledVideo[],
    options: Partial<ClipOutputOptions> = {},
  ): Promise<string> {
    let text = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk, ...rest) => {
      text += String(chunk);
      const done = rest.find((one) => typeof one === 'function');
      done?.();
      return true;
    });
    const names = videos.map((one) => one.video);
    const output = await openClipOutput(names, {
      out: null,
      format: null,
      head: 'clip',
      ...options,
    });
    for (const one of videos) await output.write(one);
    await output.end();
    vi.restoreAllMocks();
    return text;
  }

  it('is a line for each video: file, label, probability', async () => {
    expect(await printed([leaving, nothing])).toBe('a, b.mp4  sit  0.750\nc.mp4  -  0.000\n');
  });

  it('names the tracks where there are several', async () => {
    const both = video('d.mp4', [
      [0.1, 0.9],
      [0.6, 0.4],
    ]);
    expect(await printed([both])).toBe('d.mp4  activity: sit  0.900  place: in  0.600\n');
    expect(await printed([both], { format: 'csv' })).toBe(
      'video,label:activity,probability:activity,p:activity/walk,p:activity/sit,label:place,probability:place,p:place/in,p:place/out\n' +
        'd.mp4,sit,0.900000,0.100000,0.900000,in,0.600000,0.600000,0.400000\n',
    );
  });

  it('as CSV is a row for each video, quoted where it must be', async () => {
    expect(await printed([leaving, nothing], { format: 'csv' })).toBe(
      'video,label,probability,p:walk,p:sit\n' +
        '"a, b.mp4",sit,0.750000,0.250000,0.750000\nc.mp4,,,,\n',
    );
  });

  it('goes as one CSV into the file named, or as clips.csv into the folder', async () => {
    const file = join(tempFolder(), 'clips of today.csv');
    expect(await printed([leaving, nothing], { out: file })).toBe('');
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(4);
    const folder = tempFolder();
    mkdirSync(folder, { recursive: true });
    await printed([leaving], { out: folder, format: 'csv' });
    expect(readdirSync(folder)).toEqual(['clips.csv']);
  });

  it('is no file where no video could be labelled', async () => {
    const file = join(tempFolder(), 'clips.csv');
    await printed([], { out: file });
    expect(existsSync(file)).toBe(false);
  });

  it('in a format of spans is one span over the whole video, a file each', async () => {
    const out = join(tempFolder(), 'spans');
    await printed([leaving, nothing], { out, format: 'segments' });
    expect(readdirSync(out).sort()).toEqual(['a, b.segments.csv', 'c.segments.csv']);
    const [, ...rows] = readFileSync(join(out, 'a, b.segments.csv'), 'utf8').trim().split('\n');
    expect(rows).toEqual(['"a, b.mp4",sit,0.000000,0.160000,activity,0,4']);
  });
});
