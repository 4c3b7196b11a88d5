/** Runs of labels in the formats other programs read, and the table of segments read back in. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FrameLabel } from '../../../../contract/frame-label.ts';
import { spansToLabels } from '../../../../main/services/clips/import/frame-segments.ts';
import { planImport } from '../../../../main/services/clips/import/plan-import.ts';
import { frameClasses } from '../../../../main/services/labels/frame-classes.ts';
import { labelFormats, labelWriter } from '../../../../main/services/labels/label-formats.ts';
import { plantMedia } from '../clips/plain-probe.ts';
import { tempFolder } from '../temp-folder.ts';

type Classes = readonly (string | null)[];

/** Frames 40 ms apart, the first at 1 s. */
const timeUs = (frame: number): number => 1_000_000 + frame * 40_000;

function framesOf(tracks: Readonly<Record<string, Classes>>): FrameLabel[] {
  const frames = Object.values(tracks)[0]?.length ?? 0;
  return Array.from({ length: frames }, (_, n) => ({
    frame: n,
    timestampUs: timeUs(n),
    source: 'fresh',
    tracks: Object.entries(tracks).map(([track, classes]) => ({
      track,
      label: classes[n] ?? null,
      probability: 0.5,
      probabilities: [],
    })),
  }));
}

async function written(format: string, tracks: Readonly<Record<string, Classes>>): Promise<string> {
  const to = new PassThrough();
  const outputs = Object.keys(tracks).map((id) => ({ id, classes: ['sit', 'walk', 'eat'] }));
  const labelled = { video: 'a, b.mp4', tracks: outputs, labels: framesOf(tracks) };
  const [, content] = await Promise.all([
    labelWriter(format)(labelled, to).then(() => to.end()),
    text(to),
  ]);
  return content;
}

const simple = { posture: [null, 'sit', 'sit', 'walk', null] };
const twofold = { posture: ['sit', 'sit', 'walk'], hands: ['eat', null, 'eat'] };

describe('label formats', () => {
  it('are refused by name when unknown', () => {
    expect(() => labelWriter('docx')).toThrow(`choose one of ${labelFormats.join(', ')}.`);
    expect(() => labelWriter('toString')).toThrow(/choose one of/);
  });

  it('segments: seconds from the first frame, frames beside them', async () => {
    expect(await written('segments', simple)).toBe(
      [
        'file,label,start_s,end_s,track,start_frame,end_frame',
        '"a, b.mp4",sit,0.040000,0.120000,posture,1,3',
        '"a, b.mp4",walk,0.120000,0.160000,posture,3,4',
        '',
      ].join('\n'),
    );
  });

  it("vtt: the video's own time, the track where there are several", async () => {
    expect(await written('vtt', simple)).toBe(
      'WEBVTT\n\n00:00:01.040 --> 00:00:01.120\nsit\n\n00:00:01.120 --> 00:00:01.160\nwalk\n',
    );
    expect(await written('vtt', twofold)).toContain('00:00:01.080 --> 00:00:01.120\nhands: eat\n');
  });

  it('srt: numbered, with commas', async () => {
    expect(await written('srt', simple)).toBe(
      '1\n00:00:01,040 --> 00:00:01,120\nsit\n\n2\n00:00:01,120 --> 00:00:01,160\nwalk\n\n',
    );
  });

  it('audacity: tabs', async () => {
    expect(await written('audacity', simple)).toBe(
      '1.040000\t1.120000\tsit\n1.120000\t1.160000\twalk\n',
    );
  });

  it('say nothing of a video without labels', async () => {
    expect(await written('audacity', { posture: [null, null] })).toBe('');
    expect(await written('segments', { posture: [] })).toMatch(/^file,.*\n$/);
  });

  it('csv is the table of frames', async () => {
    expect((await written('csv', simple)).split('\n')).toHaveLength(1 + 5 + 1);
  });
});

describe('a table of segments', () => {
  it('read back gives every frame its class, with and without the frame columns', async () => {
    const root = tempFolder();
    plantMedia(join(root, 'a, b.mp4'));
    const classes = fc.array(fc.constantFrom('sit', 'walk', null), { minLength: 3, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(classes, fc.boolean(), async (posture, hasFrames) => {
        fc.pre(posture.some((c) => c !== null));
        const full = await written('segments', { posture });
        const table = hasFrames ? full : full.replace(/,\w+,\w+$/gm, '');
        writeFileSync(join(root, 'segments.csv'), table);
        const [clip] = (await planImport(root)).clips;
        const { labels } = spansToLabels(
          clip!.spans,
          posture.map((_, n) => timeUs(n)),
        );
        expect(frameClasses(labels, 'posture', posture.length)).toEqual(posture);
      }),
      { numRuns: 40 },
    );
  });
});
