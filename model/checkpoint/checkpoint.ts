/** A model file: a manifest that says how to run it, and the tensors it promises, in one safetensors file. */
import { CheckpointManifestSchema, type CheckpointManifest } from '../../contract/checkpoint.ts';
import { Fault } from '../../contract/fault.ts';
import { parseWith } from '../../contract/parse.ts';
import { cellNamed } from '../cells/registry.ts';
import { checkpointShapes, networkShapeOf } from '../network/network-shape.ts';
import type { NamedTensors, Tensor } from '../tensor.ts';
import { corrupt, encodeSafetensors, parseSafetensors } from './safetensors.ts';

export interface Checkpoint {
  readonly manifest: CheckpointManifest;
  readonly tensors: NamedTensors;
}

/** The one metadata key; its value is the manifest as a JSON text. */
const METADATA_KEY = 'longtake';
const SCHEMA_VERSION = 1;

/** @throws Fault when the tensors are not those that the manifest promises. */
export function encodeCheckpoint({ manifest, tensors }: Checkpoint): Uint8Array<ArrayBuffer> {
  refuseDisagreement(manifest, tensors, 'The trained model');
  const metadata = new Map([[METADATA_KEY, JSON.stringify(manifest)]]);
  return encodeSafetensors({ metadata, tensors });
}

/**
 * @param what the file as the user knows it, beginning a sentence
 * @throws Fault 'checkpoint-corrupt', one sentence, for anything but a whole checkpoint
 */
export function parseCheckpoint(bytes: Uint8Array, what: string): Checkpoint {
  const { metadata, tensors } = parseSafetensors(bytes, what);
  const manifest = parseManifest(metadata.get(METADATA_KEY), what);
  refuseDisagreement(manifest, tensors, what);
  return { manifest, tensors };
}

function parseManifest(text: string | undefined, what: string): CheckpointManifest {
  if (text === undefined) {
    throw new Fault(
      'checkpoint-corrupt',
      `${what} holds weights of another program; import it, or choose a model made by Longtake.`,
    );
  }
  const value = parseJson(text, what);
  if (isNewer(value)) {
    throw new Fault(
      'checkpoint-corrupt',
      `${what} was made by a newer version of Longtake; update Longtake to use it.`,
    );
  }
  return parseWith(CheckpointManifestSchema, value, {
    what: `The description in ${what}`,
    reason: 'checkpoint-corrupt',
    advice: 'Copy or train the model again.',
  });
}

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw corrupt(what, 'its description is not JSON', cause);
  }
}

function isNewer(manifest: unknown): boolean {
  if (typeof manifest !== 'object' || manifest === null) return false;
  const version = 'schemaVersion' in manifest ? manifest.schemaVersion : undefined;
  return typeof version === 'number' && version > SCHEMA_VERSION;
}

function refuseDisagreement(
  manifest: CheckpointManifest,
  tensors: NamedTensors,
  what: string,
): void {
  const problem =
    manifestProblem(manifest) ??
    (manifest.layers > tensors.size ? 'it has fewer tensors than layers' : null) ??
    tensorsProblem(checkpointShapes(networkShapeOf(manifest)), tensors);
  if (problem !== null) throw corrupt(what, problem);
}

/** What the manifest says twice must agree, or weights would be read as other gates than they were trained as. */
function manifestProblem(manifest: CheckpointManifest): string | null {
  const { gateOrder, updateGate } = cellNamed(manifest.cell);
  if (manifest.gateOrder.join() !== gateOrder.join()) {
    return `its gates are in the order ${manifest.gateOrder.join()}, not ${gateOrder.join()}`;
  }
  if (manifest.updateGate !== updateGate) return 'its update gate follows another convention';
  if (manifest.extractor.featureLength !== manifest.featureLength) {
    return 'its extractor gives vectors of another length than it reads';
  }
  const ids = manifest.tracks.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) return 'two of its tracks have the same id';
  return null;
}

function tensorsProblem(
  expected: ReadonlyMap<string, readonly number[]>,
  tensors: NamedTensors,
): string | null {
  for (const [name, shape] of expected) {
    const tensor = tensors.get(name);
    if (tensor === undefined) return `tensor "${name}" is missing`;
    const problem = tensorProblem(name, tensor, shape);
    if (problem !== null) return problem;
  }
  const foreign = [...tensors.keys()].find((name) => !expected.has(name));
  return foreign === undefined ? null : `tensor "${foreign}" does not belong to this network`;
}

function tensorProblem(name: string, tensor: Tensor, shape: readonly number[]): string | null {
  if (tensor.shape.join() !== shape.join()) {
    return `tensor "${name}" is [${tensor.shape.join()}] where [${shape.join()}] is due`;
  }
  return tensor.data.every(Number.isFinite) ? null : `tensor "${name}" holds a number that is none`;
}
