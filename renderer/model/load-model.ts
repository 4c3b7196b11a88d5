/** Fetches a model and the kernel, and gives what the pipelines fold over: recurrence, steadier, tracks. */
import { parseCheckpoint } from '../../model/checkpoint/checkpoint.ts';
import { createSteadier, type SteadyState } from '../../model/post-processing/steadier.ts';
import { parseKernelExports } from '../../model/kernels/matvec-kernel.ts';
import { createLiveRecurrence, type LiveState } from '../../model/recurrence/live-recurrence.ts';
import type { CheckpointManifest } from '../../contract/checkpoint.ts';
import { Fault } from '../../contract/fault.ts';
import type { PathModel } from '../../streams/live-pipeline.ts';

export interface LoadedModel extends PathModel<LiveState, SteadyState> {
  readonly manifest: CheckpointManifest;
}

/** @throws Fault 'checkpoint-corrupt' */
export async function loadModel(address: string): Promise<LoadedModel> {
  const [bytes, kernel] = await Promise.all([
    fetchBytes(address),
    fetchBytes('/kernels/matvec.wasm'),
  ]);
  const checkpoint = parseCheckpoint(new Uint8Array(bytes), 'The model');
  const { instance } = await WebAssembly.instantiate(kernel);
  const { manifest } = checkpoint;
  return {
    manifest,
    recurrence: createLiveRecurrence(checkpoint, parseKernelExports(instance.exports)),
    steadier: createSteadier(manifest.tracks, manifest.postProcessing),
    trackIds: manifest.tracks.map(({ id }) => id),
    maxGapUs: manifest.maxGapUs,
  };
}

async function fetchBytes(address: string): Promise<ArrayBuffer> {
  const response = await fetch(new URL(address, location.origin));
  if (!response.ok)
    throw new Fault(
      'failed',
      `The page could not fetch ${address} (${String(response.status)}); reload it.`,
    );
  return response.arrayBuffer();
}
