/** What a cut-off training run needs to go on: training/<run>/state.safetensors, written after every pass. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import type { TrackOutputs } from '../../../contract/track.ts';
import type { Checkpoint } from '../../../model/checkpoint/checkpoint.ts';
import { valuesOf } from '../../../model/training/feature-rows.ts';
import type { TrainingState } from '../../../model/training/train.ts';
import { completeOptions } from '../../../model/training/options.ts';
import { warmStart } from '../../../model/training/warm-start.ts';
import { writeAtomic } from '../project/atomic-file.ts';
import { errorCode } from '../project/disk-fault.ts';
import type { Project } from '../project/project.ts';
import type { TrainingOrder } from './training-messages.ts';
import { encodeState, parseState } from './training-state-file.ts';

export interface TrainingRun {
  /** Where `--from` begins; null for weights drawn anew. */
  readonly initial: TrainingState | null;
  /** The state after the last whole pass, or null when there is none to trust. */
  readonly read: () => Promise<TrainingState | null>;
  readonly write: (state: TrainingState) => Promise<void>;
  /** Keeps a model beside the state. @returns its path */
  readonly keepModel: (name: string, bytes: Uint8Array) => Promise<string>;
  /** The run has ended well and needs no resume. */
  readonly remove: () => Promise<void>;
}

export interface TrainingRunParts {
  readonly order: Omit<TrainingOrder, 'resumed'>;
  readonly tracks: readonly TrackOutputs[];
  readonly base: Checkpoint | null;
}

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
      const bytes = await readFile(path).catch((error: unknown) => {
        if (errorCode(error) === 'ENOENT') return null;
        throw new Fault('disk', `What a resume needs, "${path}", cannot be read.`, error);
      });
      return bytes === null ? null : parseState(bytes, path);
    },
    write: (state) => writeAtomic(path, encodeState(state)),
    async keepModel(name, bytes) {
      const model = join(folder, `${name}.safetensors`);
      await writeAtomic(model, bytes);
      return model;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function runName({ order, tracks, base }: TrainingRunParts): string {
  const hash = createHash('sha256');
  const { engine, clips, heldOut = [], featureLength } = order;
  const from = base?.manifest.id ?? null;
  // With the defaults of this version: those of another would lead to other weights.
  const options = completeOptions(order.options);
  hash.update(JSON.stringify([engine, options, featureLength, tracks, from, heldOut.length]));
  for (const { id, features, targets } of [...clips, ...heldOut]) {
    hash.update(id).update(valuesOf(features));
    for (const track of targets) hash.update(track);
  }
  return hash.digest('hex').slice(0, 16);
}
