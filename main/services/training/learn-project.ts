/** Trains a project's model: what a resume needs is kept after every pass, and until the model is saved. */
import { Fault, toFault } from '../../../contract/fault.ts';
import { encodeCheckpoint, type Checkpoint } from '../../../model/checkpoint/checkpoint.ts';
import { completeOptions, type TrainingOptions } from '../../../model/training/options.ts';
import { standardisationOf } from '../../../model/training/standardisation.ts';
import { trainedTensors } from '../../../model/training/trained-tensors.ts';
import type { TrainingState } from '../../../model/training/train.ts';
import type { Project } from '../project/project.ts';
import type { Engine } from './engines/engine.ts';
import { lessonsFor } from './clip-labels.ts';
import { makeCheckpoint, type CheckpointParts } from './make-checkpoint.ts';
import { runTraining, type TrainingListeners } from './run-training.ts';
import type { TrainingMaterial } from './training-material.ts';
import type { TrainedWeights, TrainingOrder } from './training-messages.ts';
import { networkOrder } from './training-order.ts';
import { openTrainingRun, type TrainingRun } from './training-run.ts';

export interface LearnRequest {
  readonly project: Project;
  readonly engine: Engine;
  readonly material: TrainingMaterial;
  readonly options: Partial<TrainingOptions>;
  /** The model to begin with. */
  readonly base: Checkpoint | null;
  /** Go on where a run of the same clips and options was cut off. */
  readonly wantsResume: boolean;
  readonly listeners: TrainingListeners & {
    /** Before the first pass, with what the run begins from; passes done is 0 where it begins anew. */
    readonly onBegin?: (begin: { readonly passes: number; readonly heldOut: number }) => void;
  };
}

export interface Learnt {
  readonly checkpoint: Checkpoint;
  /** To be called when the model is saved: what a resume needs is let go of. */
  readonly forgetRun: () => Promise<void>;
}

/** @throws Fault 'cancelled', 'diverged' with the place where the last good pass is kept, or what else is wrong */
export async function learnProject(request: LearnRequest): Promise<Learnt> {
  const { project, engine, material, options, base, wantsResume, listeners } = request;
  const { clips } = material;
  const lessons = lessonsFor(completeOptions(options).head, material);
  const { tracks } = lessons;
  const order = networkOrder({
    engine,
    material,
    lessons,
    clips,
    options,
    wantsStates: true,
  });
  const run = await openTrainingRun(project, { order, tracks, base });
  const resumed = wantsResume ? await run.read() : null;
  listeners.onBegin?.({ passes: resumed?.epochs ?? 0, heldOut: order.heldOut?.length ?? 0 });
  const initial = resumed ?? run.initial;
  let last: TrainingState | null = resumed;
  const checkpointOf = (weights: TrainedWeights) => checkpointFor(request, { weights, tracks });
  const weights = await runTraining(initial === null ? order : { ...order, resumed: initial }, {
    ...listeners,
    onEpoch: async (report, state) => {
      if (state !== null) await run.write(state);
      last = state;
      await listeners.onEpoch?.(report, state);
    },
  }).catch(async (error: unknown) => {
    const fault = toFault(error);
    if (fault.reason !== 'diverged' || last === null) throw fault;
    throw await keepLastGood(fault, { order, state: last, run, checkpointOf });
  });
  return { checkpoint: checkpointOf(weights), forgetRun: run.remove };
}

function checkpointFor(
  { project, material, base }: LearnRequest,
  { weights, tracks }: Pick<CheckpointParts, 'weights' | 'tracks'>,
): Checkpoint {
  return makeCheckpoint({
    weights,
    tracks,
    extractor: material.extractor,
    modelRate: project.file.modelRate,
    clips: material.clips.length,
    from: base?.manifest.id ?? null,
  });
}

interface LastGood {
  readonly order: TrainingOrder;
  readonly state: TrainingState;
  readonly run: TrainingRun;
  readonly checkpointOf: (weights: TrainedWeights) => Checkpoint;
}

/** The same run would go astray in the same place, so what it knew is kept as a model that another may begin from. */
async function keepLastGood(
  cause: Fault,
  { order, state, run, checkpointOf }: LastGood,
): Promise<Fault> {
  const { epochs, weights, history, best } = state;
  const options = completeOptions(order.options);
  const keptPass = best?.epoch ?? epochs;
  const standardisation = standardisationOf(order.clips, order.featureLength);
  const tensors = trainedTensors(standardisation, best?.weights ?? weights);
  const { engine } = order;
  const checkpoint = checkpointOf({ engine, tensors, options, history, keptPass });
  const right = 100 * (history.find(({ epoch }) => epoch === keptPass)?.accuracy ?? 0);
  const path = await run.keepModel(`pass-${String(keptPass)}`, encodeCheckpoint(checkpoint));
  return new Fault(
    'diverged',
    `In pass ${String(epochs + 1)} the loss is no longer a number; the model of pass ${String(keptPass)} (${right.toFixed(0)} % right) is kept: begin there with --from "${path}" and a --learning-rate well below ${String(options.learningRate)}.`,
    cause,
  );
}
