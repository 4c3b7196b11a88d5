/** The same GRU in onnxruntime-node on one thread, through its public API: a run is a turn of the event loop. */
import type * as OnnxRuntimeNode from 'onnxruntime-node';
import type { Checkpoint } from '../../../../model/checkpoint/checkpoint.ts';
import { FEATURES, gruOnnx } from './gru-onnx.ts';
import type { Stepper } from './stepper.ts';

export type OnnxRuntime = typeof OnnxRuntimeNode;

/** Null where the package is not installed: it is for development alone. */
export function importOnnxRuntime(): Promise<OnnxRuntime | null> {
  return import('onnxruntime-node').catch(() => null);
}

export async function createOnnxStepper(
  ort: OnnxRuntime,
  checkpoint: Checkpoint,
): Promise<Stepper> {
  const { featureLength: D, hiddenSize: H, layers } = checkpoint.manifest;
  const session = await ort.InferenceSession.create(gruOnnx(checkpoint), ONE_THREAD);
  const feeds: Record<string, OnnxRuntimeNode.Tensor> = {};
  for (let l = 0; l < layers; l++) {
    feeds[stateIn(l)] = new ort.Tensor('float32', new Float32Array(H), [1, 1, H]);
  }
  return {
    async step(x) {
      feeds[FEATURES] = new ort.Tensor('float32', x, [1, 1, D]);
      const next = await session.run(feeds);
      for (let l = 0; l < layers; l++) {
        const h = next[stateOut(l)];
        if (h !== undefined) feeds[stateIn(l)] = h;
      }
    },
    h: () => feeds[stateIn(layers - 1)]?.data as Float32Array,
    dispose: () => void session.release(),
  };
}

const stateIn = (layer: number): string => `state.h.${layer}`;
const stateOut = (layer: number): string => `next.h.${layer}`;

const ONE_THREAD: OnnxRuntimeNode.InferenceSession.SessionOptions = {
  executionProviders: ['cpu'],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
};
