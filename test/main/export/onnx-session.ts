/** Runs an exported network in onnxruntime, on one thread, as its user would. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { onnxBytes } from '../../../main/services/export/onnx-bytes.ts';
import type { Checkpoint } from '../../../model/checkpoint/checkpoint.ts';
import { networkGraph } from '../../../model/onnx/network-graph.ts';

export type State = Readonly<Record<string, Tensor>>;

export interface Outcome {
  /** Per track, [steps * batch * C]. */
  readonly probabilities: readonly Float32Array[];
  readonly state: State;
}

export interface OnnxRecurrence {
  readonly session: InferenceSession;
  start(batch: number): State;
  /** @param features [steps * batch * D] */
  run(features: Float32Array, state: State, batch: number): Promise<Outcome>;
}

export async function openOnnx(checkpoint: Checkpoint): Promise<OnnxRecurrence> {
  const session = await InferenceSession.create(onnxBytes(networkGraph(checkpoint), '0.0.0'), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
  const { featureLength: D, hiddenSize: H, tracks } = checkpoint.manifest;
  const stateNames = session.inputNames.filter((name) => name.startsWith('state.'));
  return {
    session,
    start: (batch) =>
      Object.fromEntries(
        stateNames.map((name) => [
          name,
          new Tensor('float32', new Float32Array(batch * H), [1, batch, H]),
        ]),
      ),
    async run(features, state, batch) {
      const steps = features.length / (batch * D);
      const x = new Tensor('float32', features, [steps, batch, D]);
      const out = await session.run({ features: x, ...state });
      const next = stateNames.map((name) => [name, out[name.replace('state.', 'next.')]!] as const);
      return {
        probabilities: tracks.map(({ id }) => out[`probabilities.${id}`]!.data as Float32Array),
        state: Object.fromEntries(next),
      };
    },
  };
}
