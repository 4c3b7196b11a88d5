/** How fast an extractor is on this machine: measured when a stage first opens it, and remembered. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { readSpeeds } from '../../main/services/extractors/speeds.ts';
import { missing, smallExtractor } from './support/places.ts';
import { openTestStage } from './support/stage.ts';

const SMALL_SHA256 = 'cb273c23ee76374b05b9583177e28aa19744858a7679c56a250e83d0333da785';
const reason = missing(smallExtractor);

it.skipIf(reason !== null)('the speed of an extractor is known once a stage used it', async () => {
  const home = mkdtempSync(join(tmpdir(), 'longtake-speed-'));
  vi.stubEnv('LONGTAKE_HOME', home);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(home, { recursive: true, force: true });
  });
  expect(await readSpeeds()).toEqual({});
  const test = await openTestStage();
  await test.close();
  expect((await readSpeeds())[SMALL_SHA256]?.CPU).toBeGreaterThan(0);
});
