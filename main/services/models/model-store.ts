/** The models of a project: models/<id>/model.safetensors, each written once. */
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckpointManifest } from '../../../contract/checkpoint.ts';
import { Fault, toFault } from '../../../contract/fault.ts';
import { parseCheckpoint } from '../../../model/checkpoint/checkpoint.ts';
import { errorCode, writeFault } from '../project/disk-fault.ts';
import { createIncoming, settleIncoming } from '../project/incoming.ts';
import { modelsFolder, requireWritable, type Project } from '../project/project.ts';

export interface StoredModel {
  readonly id: string;
  /** Absolute path of the model file. */
  readonly path: string;
  readonly manifest: CheckpointManifest;
}

export interface ModelList {
  /** Newest first. */
  readonly models: readonly StoredModel[];
  /** One sentence for each model that could not be read; such folders are left alone. */
  readonly problems: readonly string[];
}

const FILE = 'model.safetensors';

/** Saves a whole checkpoint under its own id. @throws Fault 'failed' rather than overwrite. */
export async function saveModel(project: Project, bytes: Uint8Array): Promise<StoredModel> {
  await requireWritable(project);
  const { manifest } = parseCheckpoint(bytes, 'The trained model');
  const folder = join(modelsFolder(project.root), manifest.id);
  const incoming = await createIncoming(modelsFolder(project.root));
  try {
    await writeFile(join(incoming, FILE), bytes, { flag: 'wx', flush: true });
    if (await settleIncoming(incoming, folder)) {
      return { id: manifest.id, path: join(folder, FILE), manifest };
    }
  } catch (error) {
    throw writeFault(error, folder);
  } finally {
    await rm(incoming, { recursive: true, force: true });
  }
  throw new Fault(
    'failed',
    `The project has a model "${manifest.id}" already, and models are never overwritten: train again.`,
  );
}

export async function listModels({ root }: Project): Promise<ModelList> {
  const names = await readdir(modelsFolder(root)).catch(() => []);
  const models: StoredModel[] = [];
  const problems: string[] = [];
  for (const id of names.filter((name) => !name.startsWith('.'))) {
    const path = join(modelsFolder(root), id, FILE);
    try {
      models.push({ id, path, manifest: (await readModel(path)).manifest });
    } catch (error) {
      problems.push(toFault(error).message);
    }
  }
  models.sort((a, b) => order(b.manifest.createdAt, a.manifest.createdAt) || order(a.id, b.id));
  return { models, problems };
}

/** Reads any model file. @throws Fault 'not-found' or 'checkpoint-corrupt'. */
export async function readModel(path: string): Promise<ReturnType<typeof parseCheckpoint>> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      throw new Fault('not-found', `There is no model at "${path}": check the path.`, error);
    }
    const what = `The model "${path}" cannot be read: check that it is a file and may be read.`;
    throw new Fault('checkpoint-corrupt', what, error);
  }
  return parseCheckpoint(bytes, `The model "${path}"`);
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
