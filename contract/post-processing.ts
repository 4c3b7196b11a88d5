/** How raw probabilities become steady labels and events; a property of the model, the same live and offline. */
import * as v from 'valibot';

export const PostProcessingSchema = v.object({
  /** Time constant of the exponential smoothing of probabilities, in seconds; 0 switches it off. */
  smoothingS: v.pipe(v.number(), v.minValue(0), v.maxValue(60)),
  /** How far a challenger's smoothed probability must exceed the incumbent's to take over (hysteresis). */
  switchMargin: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** A label must have stood this long, in seconds, before it counts as an event that began. */
  minDurationS: v.pipe(v.number(), v.minValue(0), v.maxValue(600)),
});
export type PostProcessing = v.InferOutput<typeof PostProcessingSchema>;

export const defaultPostProcessing: PostProcessing = {
  smoothingS: 0.1,
  switchMargin: 0.1,
  minDurationS: 0.3,
};
