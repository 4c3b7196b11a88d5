/** Finds the model that `--model`, or nothing at all, stands for, and checks that it fits the extractor. */
import { stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { CheckpointManifest } from '../../../contract/checkpoint.ts';
import type { ExtractorKey } from '../../../contract/extractor.ts';
import { Fault } from '../../../contract/fault.ts';
import { modelsFolder, type Project } from '../project/project.ts';
import { listModels, readModel } from './model-store.ts';

export interface ModelChoice {
  /** A path, or an id in the project; null or absent for the default. */
  readonly wanted?: string | null;
  readonly project?: Project | null;
  /** Path of the model that comes with the program, if one does. */
  readonly starter?: string | null;
}

export interface ResolvedModel {
  readonly path: string;
  readonly manifest: CheckpointManifest;
  readonly origin: 'file' | 'project' | 'starter';
}

/** @throws Fault 'not-found' or 'checkpoint-corrupt'. */
export async function resolveModel({
  wanted = null,
  project = null,
  starter = null,
}: ModelChoice): Promise<ResolvedModel> {
  if (wanted !== null) return resolveNamed(wanted, project);
  const { models, problems } =
    project === null ? { models: [], problems: [] } : await listModels(project);
  const [newest] = models;
  if (newest !== undefined)
    return { path: newest.path, manifest: newest.manifest, origin: 'project' };
  const [broken] = problems;
  if (broken !== undefined) throw new Fault('checkpoint-corrupt', broken);
  if (starter !== null) return readAs(starter, 'starter');
  throw new Fault(
    'not-found',
    'There is no model to use: train one with "longtake train --project DIR", or name one with --model.',
  );
}

/**
 * Features of another extractor mean nothing to a model.
 * @throws Fault 'checkpoint-mismatch' naming both.
 */
export function requireExtractor(
  { manifest, path }: Pick<ResolvedModel, 'manifest' | 'path'>,
  extractor: Pick<ExtractorKey, 'name' | 'sha256'>,
): void {
  const made = manifest.extractor;
  if (made.sha256 === extractor.sha256) return;
  throw new Fault(
    'checkpoint-mismatch',
    `The model "${path}" was made with the extractor ${shown(made)} and cannot run with ${shown(extractor)}: choose the first with --extractor, or train a model anew.`,
  );
}

/**
 * What the graphics processor computes is close, not the same: training and evaluation are the processor's.
 * @throws Fault 'checkpoint-mismatch' for a model made otherwise.
 */
export function requireCpuFeatures({
  manifest,
  path,
}: Pick<ResolvedModel, 'manifest' | 'path'>): void {
  if (manifest.extractor.delegate === 'CPU') return;
  throw new Fault(
    'checkpoint-mismatch',
    `The model "${path}" was made with features of a graphics processor, and those here are the processor's: train a model anew.`,
  );
}

async function resolveNamed(wanted: string, project: Project | null): Promise<ResolvedModel> {
  const isPath = wanted.includes('/') || wanted.includes(sep);
  if (!isPath && project !== null) {
    const path = join(modelsFolder(project.root), wanted, 'model.safetensors');
    if (await isFile(path)) return readAs(path, 'project');
  }
  if (isPath || (await isFile(wanted))) return readAs(resolve(wanted), 'file');
  const where =
    project === null
      ? '(and no project was named to look in)'
      : `or in the project "${project.root}"`;
  throw new Fault('not-found', `There is no model "${wanted}" as a file ${where}: check the name.`);
}

async function readAs(path: string, origin: ResolvedModel['origin']): Promise<ResolvedModel> {
  return { path, manifest: (await readModel(path)).manifest, origin };
}

function shown({ name, sha256 }: Pick<ExtractorKey, 'name' | 'sha256'>): string {
  return `"${name}" (SHA-256 ${sha256.slice(0, 12)}…)`;
}

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (s) => s.isFile(),
    () => false,
  );
}
