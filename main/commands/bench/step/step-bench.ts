/** One live step of the product against the same GRU in tfjs on wasm and in onnxruntime, all in this process. */
import { version_core } from '@tensorflow/tfjs-core';
import { Fault } from '../../../../contract/fault.ts';
import { parseCheckpoint, type Checkpoint } from '../../../../model/checkpoint/checkpoint.ts';
import { createRandom } from '../../../../model/random.ts';
import { places } from '../../../places.ts';
import { untrainedModel } from '../../../services/models/untrained-model.ts';
import { loadKernel } from '../../../services/kernels/load-kernel.ts';
import { startTfjsWasm } from '../../../services/training/engines/wasm-engine.ts';
import { createLongtakeStepper } from './longtake-stepper.ts';
import { measureSteppers, type StepTimes } from './measure-steppers.ts';
import { createOnnxStepper, importOnnxRuntime, type OnnxRuntime } from './onnx-stepper.ts';
import { createTfjsStepper } from './tfjs-stepper.ts';
import type { Stepper } from './stepper.ts';

export interface StepShape {
  /** As the document names it. */
  readonly shape: string;
  /** D */
  readonly featureLength: number;
  /** H */
  readonly hiddenSize: number;
  readonly layers: number;
}

export interface StepResult extends StepTimes {
  readonly name: string;
  readonly shape: string;
  /** The largest difference of h from the product's after all steps. */
  readonly difference: number;
}

export const LONGTAKE = 'longtake';
export const TFJS = 'tfjs-wasm';
export const ONNXRUNTIME = 'onnxruntime-node';

const shapes: readonly StepShape[] = [
  { shape: '1024x128', featureLength: 1024, hiddenSize: 128, layers: 1 },
  { shape: '1024x256', featureLength: 1024, hiddenSize: 256, layers: 1 },
  { shape: '1024x128x3', featureLength: 1024, hiddenSize: 128, layers: 3 },
];

/** Inputs of like numbers; different ones, so that nobody can keep what was computed before. */
const INPUTS = 64;
/** Sums in another order differ in their last places; more than this is another network. */
const SAME = 1e-4;

export interface StepBench {
  readonly results: readonly StepResult[];
  readonly versions: Readonly<Record<string, string>>;
  readonly hasOnnxRuntime: boolean;
}

/** @param steps timed steps of each, per shape */
export async function benchSteps(
  steps: number,
  onProgress: (done: number, total: number) => void,
): Promise<StepBench> {
  await startTfjsWasm();
  const ort = await importOnnxRuntime();
  const results: StepResult[] = [];
  for (const [i, shape] of shapes.entries()) {
    const onRound = (done: number) => {
      onProgress(i * steps + done, shapes.length * steps);
    };
    results.push(...(await benchShape(shape, ort, { steps, onRound })));
  }
  return {
    results,
    versions: {
      node: process.versions.node,
      'tfjs-core': version_core,
      ...(ort === null ? {} : { [ONNXRUNTIME]: ort.env.versions.node ?? 'unknown' }),
    },
    hasOnnxRuntime: ort !== null,
  };
}

async function benchShape(
  shape: StepShape,
  ort: OnnxRuntime | null,
  options: { readonly steps: number; readonly onRound: (steps: number) => void },
): Promise<StepResult[]> {
  const steppers = await createSteppers(checkpointOf(shape), ort);
  const xs = inputs(shape.featureLength);
  const times = await measureSteppers([...steppers.values()], { ...options, xs });
  const ours = steppers.get(LONGTAKE)?.h() ?? new Float32Array();
  const results = [...steppers].map(([name, stepper], i): StepResult => {
    const { p50Us = 0, p95Us = 0 } = times[i] ?? {};
    const difference = distance(stepper.h(), ours);
    if (!(difference < SAME)) {
      throw new Fault('failed', `${name} does not compute the same GRU (off by ${difference}).`);
    }
    return { name, shape: shape.shape, p50Us, p95Us, difference };
  });
  for (const stepper of steppers.values()) stepper.dispose();
  return results;
}

async function createSteppers(
  checkpoint: Checkpoint,
  ort: OnnxRuntime | null,
): Promise<ReadonlyMap<string, Stepper>> {
  const ours = async (readsOut: boolean) =>
    createLongtakeStepper(checkpoint, await loadKernel(places.kernel), { readsOut });
  const steppers = new Map<string, Stepper>([
    [LONGTAKE, await ours(false)],
    [`${LONGTAKE}, read out`, await ours(true)],
    [TFJS, createTfjsStepper(checkpoint)],
  ]);
  if (ort !== null) steppers.set(ONNXRUNTIME, await createOnnxStepper(ort, checkpoint));
  return steppers;
}

function checkpointOf({ featureLength, hiddenSize, layers }: StepShape): Checkpoint {
  const extractor = {
    name: 'none',
    sha256: '0'.repeat(64),
    featureLength,
    tasksVision: '0.10.35',
    delegate: 'CPU',
    preprocessing: '1',
  } as const;
  const classes = Array.from({ length: 8 }, (_, k) => `class-${String(k)}`);
  const bytes = untrainedModel({ extractor, hiddenSize, layers, classes, seed: 1 });
  return parseCheckpoint(bytes, 'The untrained model');
}

function inputs(featureLength: number): Float32Array[] {
  const random = createRandom(2);
  return Array.from({ length: INPUTS }, () =>
    Float32Array.from({ length: featureLength }, () => random.normal()),
  );
}

/** The largest |a - b|. */
function distance(a: Float32Array, b: Float32Array): number {
  return a.reduce((largest, value, i) => Math.max(largest, Math.abs(value - (b[i] ?? NaN))), 0);
}
