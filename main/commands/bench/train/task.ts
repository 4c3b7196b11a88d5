/** The task that `bench train` gives to all: its sizes, and what a competitor and its owner say to each other, one JSON line at a time. */
import * as v from 'valibot';
import { EngineSchema } from '../../../services/training/engines/engine.ts';
import type { TrainingOptions } from '../../../../model/training/options.ts';

/** Of one network and the windows it is trained on: what the project measures itself by (DESIGN.md, section 7). */
export const sizes = {
  /** D */
  featureLength: 1024,
  /** H */
  hiddenSize: 128,
  /** K */
  window: 32,
  /** B */
  lanes: 8,
  /** C */
  classes: 8,
  clipNorm: 1,
  learningRate: 1e-3,
} as const;

/** The order that a competing process begins with. */
export const OrderSchema = v.object({
  competitor: v.picklist(['longtake', 'tf.layers.gru']),
  engine: EngineSchema,
  /** What differs from the product's defaults, for `longtake` alone. */
  options: v.custom<Partial<TrainingOptions>>((value) => typeof value === 'object'),
});
export type Order = v.InferOutput<typeof OrderSchema>;

/** Then as many rounds as its owner likes; the end of its standard input ends it. */
export const RoundSchema = v.object({ windows: v.pipe(v.number(), v.integer(), v.minValue(1)) });
export type Round = v.InferOutput<typeof RoundSchema>;

const Positive = v.pipe(v.number(), v.minValue(0));

/** Its answer to the order, once it is ready to train. */
export const ReadySchema = v.object({ versions: v.record(v.string(), v.string()) });

/** Its answer to a round. */
export const PassedSchema = v.object({
  /** Steps of lanes it has trained on. */
  frames: Positive,
  seconds: Positive,
  /** Of all its threads. */
  cpuSeconds: Positive,
  /** The most memory it has held so far. */
  peakBytes: Positive,
  /** Tensors alive; null where that cannot be asked. */
  tensors: v.nullable(Positive),
});
export type Passed = v.InferOutput<typeof PassedSchema>;
