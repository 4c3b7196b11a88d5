/** Puts trained weights and what they were trained with into a checkpoint. */
import { randomBytes } from 'node:crypto';
import type { CheckpointManifest } from '../../../contract/checkpoint.ts';
import type { ExtractorKey } from '../../../contract/extractor.ts';
import { defaultPostProcessing } from '../../../contract/post-processing.ts';
import type { TrackOutputs } from '../../../contract/track.ts';
import { cellNamed } from '../../../model/cells/registry.ts';
import type { Checkpoint } from '../../../model/checkpoint/checkpoint.ts';
import type { TickModel } from '../../../model/offline/label-frames.ts';
import { createSteadier } from '../../../model/post-processing/steadier.ts';
import { createLiveRecurrence } from '../../../model/recurrence/live-recurrence.ts';
import { loadKernel } from '../kernels/load-kernel.ts';
import type { TrainedWeights } from './training-messages.ts';

export interface CheckpointParts {
  readonly weights: TrainedWeights;
  readonly tracks: readonly TrackOutputs[];
  readonly extractor: ExtractorKey;
  readonly modelRate: number;
  readonly clips: number;
  /** The id of the model it grew from. */
  readonly from: string | null;
}

/** Sleep, a covered lens, a lost camera: after this long what was seen before says nothing any more. */
export const MAX_GAP_US = 2_000_000;

export function makeCheckpoint(parts: CheckpointParts): Checkpoint {
  const { weights, tracks, extractor, modelRate, clips, from } = parts;
  const { head, cell, hiddenSize, layers, projection } = weights.options;
  const { gateOrder, updateGate } = cellNamed(cell);
  const now = new Date().toISOString();
  const manifest: CheckpointManifest = {
    schemaVersion: 1,
    id: `${now.slice(0, 19).replace('T', '-').replaceAll(':', '')}-${randomBytes(2).toString('hex')}`,
    createdAt: now,
    cell,
    gateOrder,
    updateGate,
    featureLength: extractor.featureLength,
    hiddenSize,
    layers,
    projection,
    head,
    tracks,
    modelRate,
    maxGapUs: MAX_GAP_US,
    extractor,
    postProcessing: defaultPostProcessing,
    config: { ...weights.options },
    metrics: { engine: weights.engine, epochs: weights.history, keptPass: weights.keptPass },
    lineage: { from, clips },
  };
  return { manifest, tensors: weights.tensors };
}

/** The model as evaluation runs it: the live path's own step, on a kernel of its own. */
export async function tickModelOf(checkpoint: Checkpoint, kernelPath: string): Promise<TickModel> {
  const { manifest } = checkpoint;
  return {
    tracks: manifest.tracks,
    head: manifest.head,
    maxGapUs: manifest.maxGapUs,
    recurrence: createLiveRecurrence(checkpoint, await loadKernel(kernelPath)),
    steadier: createSteadier(manifest.tracks, manifest.postProcessing),
  };
}
