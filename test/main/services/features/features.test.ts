/** Feature caches: what is read back is what was written, and anything doubtful is no cache. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Extractor } from '../../../../main/services/extractors/resolve-extractor.ts';
import { importClip } from '../../../../main/services/clips/import-clip.ts';
import {
  canonicalKey,
  featureKeyDigits,
  type FeatureKey,
} from '../../../../main/services/features/feature-key.ts';
import { extractClip } from '../../../../main/services/features/extract-features.ts';
import { readFeatures } from '../../../../main/services/features/read-features.ts';
import { createFeatureWriter } from '../../../../main/services/features/write-features.ts';
import { createProject } from '../../../../main/services/project/project.ts';
import { plainProbe, plantMedia, probed } from '../clips/plain-probe.ts';
import { tempFolder } from '../temp-folder.ts';
import { createFakeStage } from './fake-stage.ts';

const D = 5;
const key: FeatureKey = {
  extractor: {
    name: 'coral',
    sha256: 'f4'.repeat(32),
    featureLength: D,
    tasksVision: '0.10.35',
    delegate: 'CPU',
    preprocessing: '1',
  },
  ratePerS: 15,
  decoder: 'Chromium 156',
};

async function clipInProject() {
  const folder = tempFolder();
  const project = await createProject(join(folder, 'p'));
  const { clip } = await importClip(
    project,
    { path: plantMedia(join(folder, 'a.mp4')) },
    plainProbe,
  );
  return { project, clip };
}
type Place = Awaited<ReturnType<typeof clipInProject>>;

const rowsOf = (frames: readonly number[]): Float32Array =>
  Float32Array.from(
    frames.flatMap((f) => Array.from({ length: D }, (_, i) => Math.sin(f * D + i))),
  );

async function write(
  { project, clip }: Place,
  frames: readonly number[],
  batch = 4,
): Promise<void> {
  const writer = await createFeatureWriter(project, clip, key);
  for (let i = 0; i < frames.length; i += batch) {
    const part = frames.slice(i, i + batch);
    await writer.append({ frames: part, rows: rowsOf(part) });
  }
  await writer.finish();
  await writer.abort();
}

const featureFiles = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.startsWith('features-'));

describe('a feature cache', () => {
  it('gives back frames and rows to the bit', async () => {
    const place = await clipInProject();
    expect(await readFeatures(place.clip, key)).toBeNull();
    const frames = [0, 2, 4, 6, 8, 10, 13, 14, 17];
    await write(place, frames);
    expect(await readFeatures(place.clip, key)).toEqual({
      frames,
      featureLength: D,
      rows: rowsOf(frames),
    });
    const digits = featureKeyDigits(key);
    expect(featureFiles(place.clip.folder).sort()).toEqual([
      `features-${digits}.f32`,
      `features-${digits}.json`,
    ]);
    const bytes = readFileSync(join(place.clip.folder, `features-${digits}.f32`));
    expect(bytes.readFloatLE(4 * (D + 1))).toBe(Math.fround(Math.sin(2 * D + 1)));
  });

  it('may be without rows', async () => {
    const place = await clipInProject();
    await write(place, []);
    expect((await readFeatures(place.clip, key))?.rows).toHaveLength(0);
  });

  it('is another one for every other way of making features', async () => {
    const place = await clipInProject();
    await write(place, [0, 1]);
    const extractor = (change: Partial<FeatureKey['extractor']>): FeatureKey => ({
      ...key,
      extractor: { ...key.extractor, ...change },
    });
    const others: FeatureKey[] = [
      extractor({ sha256: 'f5'.repeat(32) }),
      extractor({ tasksVision: '1.0.1' }),
      extractor({ delegate: 'GPU' }),
      extractor({ preprocessing: '2' }),
      extractor({ featureLength: D + 1 }),
      { ...key, ratePerS: 10 },
      { ...key, decoder: 'Chromium 157' },
    ];
    for (const other of others) expect(await readFeatures(place.clip, other)).toBeNull();
    expect(new Set([key, ...others].map(featureKeyDigits)).size).toBe(1 + others.length);
  });

  it('has a key that does not depend on the order it was written in', () => {
    const { delegate, ...rest } = key.extractor;
    const turned = { decoder: key.decoder, ratePerS: 15, extractor: { delegate, ...rest } };
    expect(canonicalKey(turned)).toBe(canonicalKey(key));
  });

  it('that is damaged in any byte is no cache, and is written anew', async () => {
    const place = await clipInProject();
    const frames = [0, 1, 2, 3];
    await write(place, frames);
    const path = join(place.clip.folder, `features-${featureKeyDigits(key)}.f32`);
    const whole = readFileSync(path);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const damaged = Buffer.from(whole);
          damaged[at]! ^= flip;
          writeFileSync(path, damaged);
          expect(await readFeatures(place.clip, key)).toBeNull();
        },
      ),
      { numRuns: 30 },
    );
    for (const bytes of [whole.subarray(0, -1), Buffer.alloc(0), Buffer.concat([whole, whole])]) {
      writeFileSync(path, bytes);
      expect(await readFeatures(place.clip, key)).toBeNull();
    }
    await write(place, frames);
    expect((await readFeatures(place.clip, key))?.rows).toEqual(rowsOf(frames));
  });

  it.each(['', '{', '{"schemaVersion": 2}', 'null'])(
    'with the sidecar %j is no cache',
    async (text) => {
      const place = await clipInProject();
      await write(place, [0]);
      writeFileSync(join(place.clip.folder, `features-${featureKeyDigits(key)}.json`), text);
      expect(await readFeatures(place.clip, key)).toBeNull();
    },
  );

  it('given up leaves nothing, and what a dead process began is removed', async () => {
    const place = await clipInProject();
    const dead = `features-0123456789abcdef.f32.${2 ** 22 + 1}-00000000.partial`;
    const alive = `features-0123456789abcdef.f32.${process.ppid}-00000000.partial`;
    for (const name of [dead, alive]) writeFileSync(join(place.clip.folder, name), '');
    const writer = await createFeatureWriter(place.project, place.clip, key);
    await writer.append({ frames: [0], rows: rowsOf([0]) });
    expect(await readFeatures(place.clip, key)).toBeNull();
    await writer.abort();
    expect(featureFiles(place.clip.folder)).toEqual([alive]);
  });

  it('refuses rows of another length', async () => {
    const place = await clipInProject();
    const writer = await createFeatureWriter(place.project, place.clip, key);
    await expect(writer.append({ frames: [0], rows: new Float32Array(D + 1) })).rejects.toThrow(
      /6 values/,
    );
    await writer.abort();
  });

  it('reports a folder that went away', async () => {
    const place = await clipInProject();
    rmSync(place.clip.folder, { recursive: true });
    const writer = createFeatureWriter(place.project, place.clip, key);
    await expect(writer).rejects.toMatchObject({ reason: 'disk' });
  });
});

describe('features of a clip', () => {
  const extractor: Extractor = {
    name: 'coral',
    path: '/coral.tflite',
    sha256: 'f4'.repeat(32),
    source: 'file',
    pictureSize: null,
  };

  it.each([
    ['that was imported with frames its file hides count these', -1_300_000],
    ['leave hidden frames to the file elsewhere', 0],
  ])('%s', async (_, firstUs) => {
    const folder = tempFolder();
    const project = await createProject(join(folder, 'p'));
    const timestampsUs = Array.from({ length: 30 }, (_, i) => firstUs + 33_333 * i);
    const { clip } = await importClip(project, { path: plantMedia(join(folder, 'a.mp4')) }, () =>
      Promise.resolve({ ...probed, timestampsUs }),
    );
    const stage = createFakeStage({ featureLength: D, batches: 1 });
    await extractClip(stage, clip, { project, extractor, key });
    const [job] = stage.jobs.filter(({ kind }) => kind === 'embed');
    expect(job).toHaveProperty('kind', 'embed');
    expect(job !== undefined && 'firstUs' in job ? job.firstUs : 0).toBe(firstUs);
  });
});
