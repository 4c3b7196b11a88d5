/** What a network is to learn from: a project's clips, some of them held out where early stopping asks for it. */
import { holdOut } from '../../../model/training/hold-out.ts';
import { completeOptions, type TrainingOptions } from '../../../model/training/options.ts';
import type { EvaluationClip } from '../evaluation/evaluation-types.ts';
import type { Engine } from './engines/engine.ts';
import type { Lessons } from './clip-labels.ts';
import type { TrainingMaterial } from './training-material.ts';
import type { TrainingOrder } from './training-messages.ts';

export interface OrderParts {
  readonly engine: Engine;
  readonly material: Pick<TrainingMaterial, 'extractor'>;
  /** What is to be learnt of each clip. */
  readonly lessons: Lessons;
  /** All there is to learn from; in cross-validation a fold's. */
  readonly clips: readonly EvaluationClip[];
  readonly options: Partial<TrainingOptions>;
  /** Default false. */
  readonly wantsStates?: boolean;
}

/** @throws Fault where early stopping finds nothing to hold out */
export function networkOrder(parts: OrderParts): TrainingOrder {
  const { lessons, clips, options } = parts;
  const { earlyStopping, heldOutShare: share, seed } = completeOptions(options);
  const held =
    earlyStopping === 0
      ? new Set<string>()
      : holdOut(
          clips.map(({ id, group, truth }) => ({ id, group, classes: classesOf(truth) })),
          { share, seed },
        );
  const [taught, heldOut] = [false, true].map((isHeld) =>
    clips.filter(({ id }) => held.has(id) === isHeld),
  );
  const order = orderOf('network', { ...parts, clips: taught ?? [] });
  if (heldOut === undefined || heldOut.length === 0) return order;
  return { ...order, heldOut: lessons.of(heldOut) };
}

/** The memoryless read-out the network is held against: it learns from all clips, having no passes to choose from. */
export function softmaxOrder(parts: OrderParts): TrainingOrder {
  return orderOf('softmax', parts);
}

function orderOf(
  method: TrainingOrder['method'],
  { engine, material, lessons, clips, options, wantsStates = false }: OrderParts,
): TrainingOrder {
  return {
    engine,
    method,
    clips: lessons.of(clips),
    featureLength: material.extractor.featureLength,
    tracks: lessons.tracks.map(({ id, classes }) => ({ id, classes: classes.length })),
    options,
    wantsStates,
  };
}

function classesOf(truth: EvaluationClip['truth']): string[] {
  return Object.entries(truth).flatMap(([track, classes]) =>
    [...new Set(classes)].filter((one) => one >= 0).map((one) => `${track}/${String(one)}`),
  );
}
