/** What a user can hand in that cannot be used: exit code 2, one sentence with what to do, and nothing else changed. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_FORMATS, BufferSource, Conversion, Input } from 'mediabunny';
import { BufferTarget, MkvOutputFormat, Mp4OutputFormat, Output } from 'mediabunny';
import { beforeAll, describe, expect, it } from 'vitest';
import { untrainedModel } from '../../main/services/models/untrained-model.ts';
import { audioOnly, cut, unknownCodec } from './support/broken-videos.ts';
import { longtake, refusal } from './support/longtake.ts';
import { missing, smallExtractor, yoga } from './support/places.ts';
import { expectRefusal, folder, place, refused } from './support/refused.ts';
import { openTestStage } from './support/stage.ts';

const clip = join(yoga, 'trikonasana/p01_trikonasana_135323.mp4');
/** By the table beside the clip. */
const CLIP_FRAMES = 312;
const reason = missing(smallExtractor) ?? missing(clip);

let model: string;
beforeAll(async () => {
  if (reason !== null) return;
  const test = await openTestStage();
  model = join(folder, 'model.safetensors');
  writeFileSync(model, readFileSync(test.modelPath));
  await test.close();
});
const labelling = (video: string, ...more: string[]) => [
  ...['label', video, '--model', model, '--extractor', smallExtractor],
  ...more,
];

describe.skipIf(reason !== null)('a video', () => {
  /** The clip's own packets in another container. */
  async function rewrapped(format: MkvOutputFormat | Mp4OutputFormat): Promise<Uint8Array> {
    const input = new Input({ source: new BufferSource(readFileSync(clip)), formats: ALL_FORMATS });
    const target = new BufferTarget();
    const output = new Output({ format, target });
    await (await Conversion.init({ input, output, audio: { discard: true } })).execute();
    return new Uint8Array(target.buffer ?? []);
  }

  it.each([0.01, 0.5, 0.999])('cut short after %d of an MP4 with its index last', async (share) => {
    const path = place('cut-last.mp4', cut(readFileSync(clip), share));
    expect(await refused(labelling(path))).toMatch(/"cut-last.mp4" .* cut short; .*copy it again/);
  });

  it.each([0.5, 0.99])('cut short after %d of an MP4 with its index first', async (share) => {
    const whole = await rewrapped(new Mp4OutputFormat({ fastStart: 'in-memory' }));
    const path = place('cut-first.mp4', cut(whole, share));
    expect(await refused(labelling(path))).toContain('cut short');
  });

  it('cut short in a Matroska file, while the whole one is labelled', async () => {
    const whole = await rewrapped(new MkvOutputFormat());
    const path = place('cut.mkv', cut(whole, 0.7));
    expect(await refused(labelling(path))).toContain('cut short');
    const { code, stdout } = await longtake(labelling(place('whole.mkv', whole)));
    expect([code, stdout.trim().split('\n').length]).toEqual([0, CLIP_FRAMES + 1]);
  });

  it('damaged in the middle says where it stops, and leaves no half answer', async () => {
    const bytes = Buffer.from(await rewrapped(new Mp4OutputFormat({ fastStart: 'in-memory' })));
    bytes.fill(0xff, Math.floor(bytes.length * 0.5), Math.floor(bytes.length * 0.9));
    const out = join(folder, 'damaged.csv');
    const outcome = await longtake(labelling(place('damaged.mp4', bytes), '--out', out));
    expect({ code: outcome.code, stdout: outcome.stdout }).toEqual({ code: 2, stdout: '' });
    expect(refusal(outcome)).toMatch(
      /"damaged.mp4" cannot be used: .* after frame \d+ .*; record or copy it again\.$/,
    );
    expect(readdirSync(folder).filter((name) => name.startsWith('damaged.csv'))).toEqual([]);
  });

  it('that is empty', async () => {
    expect(await refused(labelling(place('empty.mp4', '')))).toContain('is empty; record or copy');
  });

  it('with sound only', async () => {
    const path = place('sound.webm', await audioOnly());
    expect(await refused(labelling(path))).toContain('no picture, only sound or data; choose');
  });

  it('of an unknown codec', async () => {
    const path = place('unknown.mp4', await unknownCodec());
    expect(await refused(labelling(path))).toMatch(/codec .* cannot be decoded here; convert it/);
  });

  it('that is a text with the name of a video', async () => {
    const path = place('text.mp4', 'Dear diary,\ntoday I filmed nothing.\n');
    expect(await refused(labelling(path))).toContain('not a complete MP4, MOV, WebM or MKV');
  });

  it('that is not there', async () => {
    expect(await refused(labelling(join(folder, 'gone.mp4')))).toMatch(/gone.mp4.*check the path/);
  });

  it('that is a folder', async () => {
    expect(await refused(labelling(folder))).toContain('is not a file; name one file');
  });

  it('that cannot be used is refused the same way when it is to play as the camera', async () => {
    const path = place('text.mp4', 'Dear diary,\ntoday I filmed nothing.\n');
    const args = ['--source', path, '--model', model, '--extractor', smallExtractor];
    const outcome = await longtake(args);
    expectRefusal(outcome);
    expect(refusal(outcome)).toContain('"text.mp4" cannot be used: it is not a complete MP4');
  });

  it('that is bad does not cost the good ones their labels', async () => {
    const out = join(folder, 'labels');
    const bad = place('bad.mp4', 'no video');
    const sound = place('sound.webm', await audioOnly());
    const args = labelling(bad, clip, sound, '--out', out);
    const outcome = await longtake(args);
    expect(outcome.code).toBe(2);
    expect(refusal(outcome)).toContain('"bad.mp4" cannot be used');
    expect(outcome.stderr).toContain('"sound.webm" cannot be used');
    expect(readdirSync(out)).toEqual(['p01_trikonasana_135323.csv']);
    const rows = readFileSync(join(out, 'p01_trikonasana_135323.csv'), 'utf8').trim().split('\n');
    expect(rows).toHaveLength(CLIP_FRAMES + 1);
  });
});

describe.skipIf(reason !== null)('an extractor', () => {
  const using = (extractor: string) => ['label', clip, '--model', model, '--extractor', extractor];

  it.each(['no-such-name', '/no/such/file.tflite'])('that is missing: %s', async (name) => {
    const sentence = await refused(using(name));
    expect(sentence).toContain(name);
    expect(sentence).toContain('set LONGTAKE_MODELS');
  });

  it.each<[string, (whole: Uint8Array) => Uint8Array]>([
    ['is empty', () => new Uint8Array(0)],
    ['is a text', () => Buffer.from('no model at all, but long enough')],
    ['was cut off', (whole) => cut(whole, 0.6)],
  ])('that %s', async (_, spoil) => {
    const path = place('spoilt.tflite', spoil(readFileSync(smallExtractor)));
    expect(await refused(using(path))).toMatch(
      /"[^"]*spoilt.tflite" .*: copy or download it again/,
    );
  });

  it.each([
    ['unset', undefined],
    ['empty', ''],
    ['a folder that is missing', '/no/such/folder'],
    ['a file, which cannot be read as a folder', smallExtractor],
    ['a folder without extractors', import.meta.dirname],
  ])(
    'is wanted while LONGTAKE_MODELS is %s: our own is there, others are named',
    async (_, named) => {
      const env = { LONGTAKE_MODELS: named };
      const sentence = await refused(['label', clip, '--model', model], { env });
      expect(sentence).toMatch(
        /was made with the extractor .* and cannot run with "longtake-small"/,
      );
      const { code } = await longtake(labelling(clip, '--per', 'clip'), { env });
      expect(code).toBe(0);
    },
  );
});

describe.skipIf(reason !== null)('a checkpoint', () => {
  const using = (path: string) => ['label', clip, '--model', path, '--extractor', smallExtractor];

  it('that is missing', async () => {
    expect(await refused(using('/no/such/model.safetensors'))).toContain('/no/such/model');
    expect(await refused(using('no-such-id'))).toContain('no-such-id');
  });

  it.each<[string, (whole: Buffer) => Uint8Array]>([
    ['is empty', () => new Uint8Array(0)],
    ['is a text', () => Buffer.from('no model at all, but long enough')],
    ['was cut in its header', (whole) => cut(whole, 0.001)],
    ['was cut in its weights', (whole) => cut(whole, 0.9)],
    ['states a header beyond its end', (whole) => Buffer.concat([Buffer.alloc(8, 0x7f), whole])],
    [
      'lost its manifest',
      (whole) => Buffer.from(whole.toString('latin1').replace('longtake', 'longtoke'), 'latin1'),
    ],
  ])('that %s', async (_, spoil) => {
    const path = place('spoilt.safetensors', spoil(readFileSync(model)));
    expect(await refused(using(path))).toContain('spoilt.safetensors');
  });

  it('that is a folder', async () => {
    expect(await refused(using(folder))).toContain(folder);
  });

  it('made with another extractor names both', async () => {
    const made = { name: 'another', sha256: 'f'.repeat(64), featureLength: 1001 };
    const way = { tasksVision: '0.10.35', delegate: 'CPU', preprocessing: '1' } as const;
    const bytes = untrainedModel({
      extractor: { ...made, ...way },
      hiddenSize: 8,
      classes: ['one', 'two'],
      seed: 1,
    });
    const sentence = await refused(using(place('other.safetensors', bytes)));
    expect(sentence).toMatch(/was made with the extractor "another" .* and cannot run with/);
    expect(sentence).toContain('--extractor');
  });
});
