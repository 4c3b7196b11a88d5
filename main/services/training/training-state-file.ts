/** A training state as bytes and back: one safetensors file, its numbers the very floats, its history in the metadata. */
import * as v from 'valibot';
import { parseJsonWith } from '../../../contract/parse.ts';
import { Fault } from '../../../contract/fault.ts';
import { encodeSafetensors, parseSafetensors } from '../../../model/checkpoint/safetensors.ts';
import type { NamedTensors, Tensor } from '../../../model/tensor.ts';
import type { TrainingState } from '../../../model/training/train.ts';

const [WEIGHT, BEST, MOMENT] = ['weight/', 'best/', 'moment/'];

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const ScoreSchema = v.object({ loss: v.number(), accuracy: v.number() });
const EpochSchema = v.object({
  epoch: Count,
  ...ScoreSchema.entries,
  gradientNorm: v.object({ before: v.number(), after: v.number() }),
  stateGradientNorms: v.array(v.array(v.number())),
  gateMeans: v.array(v.record(v.string(), v.number())),
  heldOut: v.nullable(ScoreSchema),
  framesPerSecond: v.number(),
});
/** What the state holds besides tensors. */
const RunSchema = v.object({
  epochs: Count,
  /** Of the optimiser. */
  steps: Count,
  history: v.array(EpochSchema),
  best: v.nullable(v.object({ epoch: Count, loss: v.number() })),
});
const METADATA_KEY = 'run';

export function encodeState(state: TrainingState): Uint8Array {
  const { epochs, weights, optimiser, history, best } = state;
  const tensors = new Map<string, Tensor>();
  for (const [name, tensor] of weights) tensors.set(WEIGHT + name, tensor);
  for (const [name, tensor] of best?.weights ?? []) tensors.set(BEST + name, tensor);
  for (const [name, moments] of optimiser.moments) {
    moments.forEach((data, i) =>
      tensors.set(`${MOMENT}${String(i)}/${name}`, { shape: [data.length], data }),
    );
  }
  const run: v.InferInput<typeof RunSchema> = {
    epochs,
    steps: optimiser.steps,
    history: history.map((report) => structuredClone(report) as v.InferInput<typeof EpochSchema>),
    best: best && { epoch: best.epoch, loss: best.loss },
  };
  return encodeSafetensors({ metadata: new Map([[METADATA_KEY, JSON.stringify(run)]]), tensors });
}

/** @throws Fault 'checkpoint-corrupt', one sentence, when the file is damaged. */
export function parseState(bytes: Uint8Array, path: string): TrainingState {
  try {
    return readState(bytes, `The training state "${path}"`);
  } catch (cause) {
    throw new Fault(
      'checkpoint-corrupt',
      `What a resume needs, "${path}", is damaged; train again without --resume.`,
      cause,
    );
  }
}

function readState(bytes: Uint8Array, what: string): TrainingState {
  const { metadata, tensors } = parseSafetensors(bytes, what);
  const run = parseJsonWith(RunSchema, metadata.get(METADATA_KEY) ?? '', { what });
  const weights = withPrefix(tensors, WEIGHT);
  const bestWeights = withPrefix(tensors, BEST);
  return {
    epochs: run.epochs,
    weights,
    optimiser: { steps: run.steps, moments: momentsOf(tensors, weights) },
    history: run.history,
    best: run.best && { ...run.best, weights: bestWeights },
  };
}

function withPrefix(tensors: NamedTensors, prefix: string): NamedTensors {
  const own = [...tensors].filter(([name]) => name.startsWith(prefix));
  return new Map(own.map(([name, tensor]) => [name.slice(prefix.length), tensor]));
}

function momentsOf(tensors: NamedTensors, weights: NamedTensors): Map<string, Float32Array[]> {
  const moments = new Map<string, Float32Array[]>();
  for (const [name, { data }] of withPrefix(tensors, MOMENT)) {
    const [, index, of] = /^(\d)\/(.+)$/.exec(name) ?? [];
    if (index === undefined || of === undefined || weights.get(of)?.data.length !== data.length) {
      throw new Error(`The moment "${name}" belongs to no weight.`);
    }
    const list = moments.get(of) ?? [];
    list[Number(index)] = data;
    moments.set(of, list);
  }
  return moments;
}
