/** What a cut-off training run needs to go on: training/<run>/state.safetensors, written after every pass. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrackOutputs } from '../../../contract/track.ts';
import type { Checkpoint } from '../../../model/checkpoint/checkpoint.ts';
import { encodeSafetensors, parseSafetensors } from '../../../model/checkpoint/safetensors.ts';
import type { Tensor } from '../../../model/tensor.ts';
import type { TrainingState } from '../../../model/training/train.ts';
import { warmStart } from '../../../model/training/warm-start.ts';
import { writeAtomic } from '../project/atomic-file.ts';
import type { Project } from '../project/project.ts';
import type { TrainingOrder } from './training-messages.ts';

export interface TrainingRun {
  /** Where `--from` begins; null for weights drawn anew. */
  readonly initial: TrainingState | null;
  /** The state after the last whole pass, or null when there is none to trust. */
  readonly read: () => Promise<TrainingState | null>;
  readonly write: (state: TrainingState) => Promise<void>;
  /** The run has ended well and needs no resume. */
  readonly remove: () => Promise<void>;
}

export interface TrainingRunParts {
  readonly order: Omit<TrainingOrder, 'resumed'>;
  readonly tracks: readonly TrackOutputs[];
  readonly base: Checkpoint | null;
}

const WEIGHT = 'weight/';
const MOMENT = 'moment/';

/** The same clips, labels, options, engine and starting model are the same run, and nothing else is. */
export async function openTrainingRun(
  project: Project,
  parts: TrainingRunParts,
): Promise<TrainingRun> {
  const folder = join(project.root, 'training', runName(parts));
  const path = join(folder, 'state.safetensors');
  await mkdir(folder, { recursive: true });
  return {
    initial: parts.base === null ? null : warmStart(parts.base, parts),
    async read() {
      const bytes = await readFile(path).catch(() => null);
      return bytes === null ? null : parseState(bytes, path);
    },
    write: (state) => writeAtomic(path, encodeState(state)),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function runName({ order, tracks, base }: TrainingRunParts): string {
  const hash = createHash('sha256');
  const { engine, options, featureLength } = order;
  hash.update(JSON.stringify([engine, options, featureLength, tracks, base?.manifest.id ?? null]));
  for (const { id, features, targets } of order.clips) {
    hash.update(id).update(features);
    for (const track of targets) hash.update(track);
  }
  return hash.digest('hex').slice(0, 16);
}

function encodeState({ epochs, weights, optimiser }: TrainingState): Uint8Array {
  const tensors = new Map<string, Tensor>();
  for (const [name, tensor] of weights) tensors.set(WEIGHT + name, tensor);
  for (const [name, moments] of optimiser.moments) {
    moments.forEach((data, i) =>
      tensors.set(`${MOMENT}${String(i)}/${name}`, { shape: [data.length], data }),
    );
  }
  const metadata = new Map([
    ['epochs', String(epochs)],
    ['steps', String(optimiser.steps)],
  ]);
  return encodeSafetensors({ metadata, tensors });
}

/** @throws Fault 'checkpoint-corrupt' when the file is damaged. */
function parseState(bytes: Uint8Array, path: string): TrainingState {
  const { metadata, tensors } = parseSafetensors(bytes, `The training state "${path}"`);
  const weights = new Map<string, Tensor>();
  const moments = new Map<string, Float32Array[]>();
  for (const [name, tensor] of tensors) {
    if (name.startsWith(WEIGHT)) weights.set(name.slice(WEIGHT.length), tensor);
    const [, index, of] = /^moment\/(\d)\/(.+)$/.exec(name) ?? [];
    if (index === undefined || of === undefined) continue;
    const list = moments.get(of) ?? [];
    list[Number(index)] = tensor.data;
    moments.set(of, list);
  }
  return {
    epochs: Number(metadata.get('epochs')),
    weights,
    optimiser: { steps: Number(metadata.get('steps')), moments },
  };
}
