/** What an installer carries: the default extractor, whole, from the disk where it is there. */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { carryExtractor } from '../../../tools/installer/carry-extractor.ts';
import { startFileServer } from '../../main/services/extractors/fetch/file-server.ts';
import { isAbsent, models } from '../../main/services/shared-data.ts';
import { tempFolder } from '../../main/services/temp-folder.ts';

const CORAL = 'mobilenet_v1_1.0_224_quant_embedding_extractor.tflite';
const alone = () => ({ LONGTAKE_HOME: tempFolder() });

describe.skipIf(isAbsent(models))('an installer', () => {
  it('carries the default extractor under its published name, and nothing beside it', async () => {
    const stick = tempFolder();
    copyFileSync(join(models, CORAL), join(stick, 'renamed.tflite'));
    const folder = tempFolder();
    writeFileSync(join(folder, 'of an earlier build.tflite'), '');
    const place = await carryExtractor(folder, { ...alone(), LONGTAKE_MODELS: stick });
    expect(basename(place)).toBe(CORAL);
    expect(readdirSync(folder)).toEqual([CORAL]);
    expect(readFileSync(place).equals(readFileSync(join(models, CORAL)))).toBe(true);
  });
});

it('without the extractor is not made, and what is wrong is told', async () => {
  const server = await startFileServer({ bytes: new Uint8Array(3_251_736) });
  onTestFinished(() => server.close());
  const folder = tempFolder();
  const env = { ...alone(), LONGTAKE_CATALOGUE: server.address };
  await expect(carryExtractor(folder, env)).rejects.toThrow('its SHA-256 is');
  expect(readdirSync(folder)).toEqual([]);
});
