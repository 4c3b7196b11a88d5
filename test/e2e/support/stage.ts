/** A stage and a model for tests that drive the services themselves. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  resolveExtractor,
  type Extractor,
} from '../../../main/services/extractors/resolve-extractor.ts';
import { untrainedModel } from '../../../main/services/models/untrained-model.ts';
import { extractorKey } from '../../../main/services/pixels/extractor-key.ts';
import { tryExtractor } from '../../../main/services/pixels/try-extractor.ts';
import { openHeadlessStage } from '../../../main/services/stage/headless-stage.ts';
import type { Stage } from '../../../main/services/stage/stage.ts';
import { root, smallExtractor } from './places.ts';

export interface TestStage {
  readonly stage: Stage;
  readonly extractor: Extractor;
  /** An untrained model that fits the extractor. */
  readonly modelPath: string;
  /** A folder of the test's own. */
  readonly folder: string;
  readonly close: () => Promise<void>;
}

export function openStage(flags: readonly string[] = []): Promise<Stage> {
  return openHeadlessStage({ rendererRoot: join(root, 'dist/renderer'), flags });
}

export async function openTestStage(flags: readonly string[] = []): Promise<TestStage> {
  const folder = await mkdtemp(join(tmpdir(), 'longtake-e2e-'));
  const stage = await openStage(flags);
  const extractor = await resolveExtractor({ wanted: smallExtractor });
  const key = extractorKey(extractor, await tryExtractor(stage, extractor));
  const modelPath = join(folder, 'untrained.safetensors');
  const classes = ['one', 'two', 'three'];
  await writeFile(modelPath, untrainedModel({ extractor: key, hiddenSize: 64, classes, seed: 7 }));
  return {
    stage,
    extractor,
    modelPath,
    folder,
    async close() {
      await stage.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
