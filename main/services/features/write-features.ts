/** Writes a clip's feature cache while the features are being made. */
import { randomBytes } from 'node:crypto';
import { open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { Fault } from '../../../contract/fault.ts';
import type { Clip } from '../clips/clip.ts';
import { writeJsonAtomic } from '../project/atomic-file.ts';
import { writeFault } from '../project/disk-fault.ts';
import { isRunning } from '../project/incoming.ts';
import { requireWritable, type Project } from '../project/project.ts';
import { featurePaths, type FeaturePaths, type FeatureSidecar } from './feature-files.ts';
import { canonicalKey, type FeatureKey } from './feature-key.ts';

const partialName = /^features-.+\.f32\.(\d+)-[0-9a-f]+\.partial$/;

/** Frames and their rows [frames.length, D]. */
export interface FeatureBatch {
  readonly frames: readonly number[];
  readonly rows: Float32Array;
}

export interface FeatureWriter {
  /** A further batch, in order; await it before the next. */
  readonly append: (batch: FeatureBatch) => Promise<void>;
  /** Puts the cache in its place; until then there is none, or still the old one. */
  readonly finish: () => Promise<void>;
  /** Leaves nothing behind; harmless after `finish`. */
  readonly abort: () => Promise<void>;
}

/** @throws Fault 'project-newer', 'project-read-only' or 'disk'; the caller may go on without a cache. */
export async function createFeatureWriter(
  project: Project,
  { folder }: Clip,
  key: FeatureKey,
): Promise<FeatureWriter> {
  await requireWritable(project);
  await removeAbandoned(folder);
  const paths = featurePaths(folder, key);
  const partial = `${paths.rows}.${process.pid}-${randomBytes(4).toString('hex')}.partial`;
  const file = await open(partial, 'wx').catch((error: unknown) => {
    throw writeFault(error, partial);
  });
  return writerInto({ file, partial, paths, key });
}

interface Target {
  readonly file: FileHandle;
  /** Where the rows are gathered until all are there. */
  readonly partial: string;
  readonly paths: FeaturePaths;
  readonly key: FeatureKey;
}

function writerInto({ file, partial, paths, key }: Target): FeatureWriter {
  const { featureLength } = key.extractor;
  const frames: number[] = [];
  let sum = 0;
  const abort = async (): Promise<void> => {
    await file.close().catch(() => undefined);
    await rm(partial, { force: true });
  };
  return {
    abort,
    append: async (batch) => {
      requireShape(batch, featureLength);
      const { buffer, byteOffset, byteLength } = batch.rows;
      const bytes = new Uint8Array(buffer, byteOffset, byteLength);
      frames.push(...batch.frames);
      sum = crc32(bytes, sum);
      await file.appendFile(bytes).catch((error: unknown) => {
        throw writeFault(error, partial);
      });
    },
    finish: async () => {
      try {
        await file.sync();
        await file.close();
        await rename(partial, paths.rows);
      } catch (error) {
        await abort();
        throw writeFault(error, paths.rows);
      }
      const sidecar: FeatureSidecar = {
        schemaVersion: 1,
        key: canonicalKey(key),
        featureLength,
        frames,
        crc32: sum,
      };
      await writeJsonAtomic(paths.sidecar, sidecar);
    },
  };
}

/** What processes that no longer live had begun; another live process keeps its own. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = partialName.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(folder, name), { force: true });
  }
}

function requireShape({ frames, rows }: FeatureBatch, featureLength: number): void {
  if (rows.length === frames.length * featureLength) return;
  throw new Fault(
    'failed',
    `The feature extractor gave ${rows.length} values for ${frames.length} frames of ${featureLength}: run the command again.`,
  );
}
