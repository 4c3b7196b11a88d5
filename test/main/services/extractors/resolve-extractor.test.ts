/** Names, paths and defaults of extractors, with real model files where there are some. */
import { copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../../../contract/fault.ts';
import { readModelsFolder } from '../../../../main/services/extractors/models-folder.ts';
import { ownExtractorsFolder } from '../../../../main/services/extractors/own-folder.ts';
import { places } from '../../../../main/places.ts';
import { catalogue } from '../../../../main/services/extractors/catalogue.ts';
import { sha256Of } from '../../../../main/services/extractors/find-known.ts';
import { resolveExtractor } from '../../../../main/services/extractors/resolve-extractor.ts';
import {
  pictureSizeAsked,
  tfliteProblem,
} from '../../../../main/services/extractors/tflite-file.ts';
import { isAbsent, models } from '../shared-data.ts';
import { tempFolder } from '../temp-folder.ts';
import { matching } from '../../../matching.ts';

const CORAL = 'mobilenet_v1_1.0_224_quant_embedding_extractor.tflite';
const FLOAT = 'mobilenet_v1_0.25_224_float_metadata.tflite';
const env = { LONGTAKE_MODELS: models };

const bundled = join(places.bundledExtractors, 'longtake-small.tflite');

describe('without any extractor but our own', () => {
  it.each([
    ['unset', () => undefined],
    ['absent', () => '/absent/models'],
    ['empty', tempFolder],
  ])('and LONGTAKE_MODELS %s, has that one, and says how to get others', async (_, folder) => {
    const env = { LONGTAKE_HOME: tempFolder(), LONGTAKE_MODELS: folder() };
    for (const wanted of [null, 'longtake-small', bundled]) {
      const own = { path: bundled, name: 'longtake-small', source: 'bundled' };
      expect(await resolveExtractor({ wanted, env })).toMatchObject(own);
    }
    for (const wanted of ['coral', 'unknown']) {
      const error: unknown = await resolveExtractor({ wanted, env }).catch((e: unknown) => e);
      expect(error).toMatchObject({
        reason: 'extractor-missing',
        message: matching(/"longtake models fetch coral", set LONGTAKE_MODELS/),
      });
      expect(exitCodeOf(error)).toBe(2);
    }
    const { files, problem } = await readModelsFolder(env);
    expect(files).toEqual([bundled]);
    if (env.LONGTAKE_MODELS === undefined) expect(problem).toBeNull();
    else expect(problem?.what).toContain('LONGTAKE_MODELS');
  });

  it('has that of the catalogue', () => {
    const bytes = readFileSync(bundled);
    const entry = catalogue.find(({ name }) => name === 'longtake-small');
    expect(entry).toMatchObject({ sha256: sha256Of(bytes), bytes: bytes.length, address: null });
    expect(tfliteProblem(bytes)).toBeNull();
  });

  it('says which path is absent', async () => {
    await expect(resolveExtractor({ wanted: './absent.tflite', env: {} })).rejects.toMatchObject({
      reason: 'extractor-missing',
      message: matching(/absent\.tflite/),
    });
  });
});

describe('a corrupt extractor', () => {
  it.each([
    ['is empty', ''],
    ['is not a TFLite model', 'TFL3'],
    ['is not a TFLite model', 'PK\u0003\u0004 and so on, for some length'],
    ['is cut short or damaged', '\u001c\0\0\0TFL3\u0014\0\0\0'],
  ])('%s', async (problem, content) => {
    const path = join(tempFolder(), 'x.tflite');
    writeFileSync(path, content);
    const error: unknown = await resolveExtractor({ wanted: path, env: {} }).catch(
      (e: unknown) => e,
    );
    expect(error).toMatchObject({ reason: 'extractor-corrupt' });
    expect(String(error)).toContain(problem);
    expect(exitCodeOf(error)).toBe(2);
  });

  it('may be a folder', async () => {
    const folder = join(tempFolder(), 'x.tflite');
    mkdirSync(folder);
    const wanted = resolveExtractor({ wanted: folder, env: {} });
    await expect(wanted).rejects.toMatchObject({ reason: 'extractor-corrupt' });
  });
});

describe.skipIf(isAbsent(models))('the real extractors', () => {
  it('resolve to our own by default, and to Coral whatever its file is called', async () => {
    expect((await resolveExtractor({ env })).path).toBe(bundled);
    const found = await resolveExtractor({ wanted: 'coral', env });
    expect(found).toEqual({
      path: join(models, CORAL),
      name: 'coral',
      sha256: 'f409ef4f73fcbb9667841965623c5c8524aac33d41b9bf5f3667161fb4a76319',
      source: 'catalogue',
      pictureSize: null,
    });
    const folder = tempFolder();
    copyFileSync(found.path, join(folder, 'my favourite.tflite'));
    const renamed = await resolveExtractor({ wanted: 'coral', env: { LONGTAKE_MODELS: folder } });
    expect(renamed).toEqual({ ...found, path: join(folder, 'my favourite.tflite') });
  });

  it.each([
    ['coral', CORAL],
    [CORAL, CORAL],
    ['mobilenet_v1_0.25_128_quant', 'mobilenet_v1_0.25_128_quant.tflite'],
    ['mobilenet-v1-small', 'mobilenet_v1_0.25_128_quant.tflite'],
    [join(models, FLOAT), FLOAT],
  ])('resolve by the name %s', async (wanted, file) => {
    expect((await resolveExtractor({ wanted, env })).path).toBe(join(models, file));
  });

  it('are found in the own folder as well, dropped in under any name', async () => {
    const home = tempFolder();
    const env = { LONGTAKE_HOME: home };
    const own = ownExtractorsFolder(env);
    mkdirSync(own);
    const dropped = join(own, 'from a stick.tflite');
    copyFileSync(join(models, CORAL), dropped);
    expect(await readModelsFolder(env)).toEqual({ files: [dropped, bundled], problem: null });
    for (const wanted of ['coral', 'from a stick']) {
      const found = await resolveExtractor({ wanted, env });
      expect(found).toMatchObject({ path: dropped, name: 'coral', source: 'catalogue' });
    }
  });

  it('are found behind a broken file that bears their name', async () => {
    const env = { LONGTAKE_HOME: tempFolder(), LONGTAKE_MODELS: tempFolder() };
    writeFileSync(join(env.LONGTAKE_MODELS, CORAL), 'half of it');
    await expect(resolveExtractor({ wanted: 'coral', env })).rejects.toMatchObject({
      reason: 'extractor-corrupt',
    });
    mkdirSync(ownExtractorsFolder(env));
    const whole = join(ownExtractorsFolder(env), CORAL);
    copyFileSync(join(models, CORAL), whole);
    expect((await resolveExtractor({ wanted: 'coral', env })).path).toBe(whole);
  });

  it('tell files of our own from the catalogue and from those that came with the program', async () => {
    const path = join(models, FLOAT);
    expect(await resolveExtractor({ wanted: path, env: {} })).toMatchObject({
      name: 'mobilenet_v1_0.25_224_float_metadata',
      source: 'file',
    });
    expect((await resolveExtractor({ wanted: 'coral', env })).source).toBe('catalogue');
    expect((await resolveExtractor({ env })).source).toBe('bundled');
  });

  it.each([CORAL, FLOAT])('are whole, and %s cut anywhere is not', (file) => {
    const bytes = readFileSync(join(models, file));
    expect(tfliteProblem(bytes)).toBeNull();
    for (const part of [0.1, 0.5, 0.9]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * part));
      expect(tfliteProblem(cut)).toBe('is cut short or damaged');
    }
  });

  it.each([
    [CORAL, 224],
    [FLOAT, 224],
    ['mobilenet_v1_0.25_128_quant.tflite', 128],
  ])('say what pictures they ask for: %s', (file, side) => {
    const bytes = readFileSync(join(models, file));
    expect(pictureSizeAsked(bytes)).toEqual({ width: side, height: side });
  });

  it('are given frames whole where they ask for large pictures, else averaged', async () => {
    const sizes = await Promise.all(
      ['coral', 'mobilenet-v1-small', null].map((wanted) => resolveExtractor({ wanted, env })),
    );
    const small = { width: 128, height: 128 };
    expect(sizes.map(({ pictureSize }) => pictureSize)).toEqual([null, small, small]);
  });

  it('say nothing of it where the file is damaged', () => {
    const bytes = readFileSync(join(models, FLOAT));
    for (const length of [8, 100, 1000])
      expect(pictureSizeAsked(bytes.subarray(0, length))).toBeNull();
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 255 }), { minLength: 50, maxLength: 50 }), (noise) => {
        const broken = Uint8Array.from(bytes.subarray(0, 4000));
        for (const [i, byte] of noise.entries()) broken[8 + 7 * i] = byte;
        const size = pictureSizeAsked(broken);
        expect(size === null || (size.width > 0 && size.height <= 4096)).toBe(true);
      }),
    );
  });

  it('are refused when the content is not what the name promises', async () => {
    const path = join(tempFolder(), CORAL);
    copyFileSync(join(models, FLOAT), path);
    await expect(resolveExtractor({ wanted: path, env: {} })).rejects.toThrow(
      /differs from the published/,
    );
  });

  it('are refused when a download stopped half-way', async () => {
    const folder = tempFolder();
    copyFileSync(join(models, CORAL), join(folder, CORAL));
    truncateSync(join(folder, CORAL), 2_000_000);
    const found = resolveExtractor({ wanted: 'coral', env: { LONGTAKE_MODELS: folder } });
    await expect(found).rejects.toMatchObject({ reason: 'extractor-corrupt' });
  });
});
