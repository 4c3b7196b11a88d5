/** What the app says about one frame: a label for every track, and where it came from. */
import * as v from 'valibot';

/**
 * fresh: the frame was a tick and went through the network;
 * held: it lay between ticks and carries the label of the last tick by timestamp;
 * dropped: it was a tick that was not embedded, and carries the label of the tick before.
 */
export const FrameSourceSchema = v.picklist(['fresh', 'held', 'dropped']);
export type FrameSource = v.InferOutput<typeof FrameSourceSchema>;

/** replaced: a newer tick took its place while the extractor was busy; extractor-failed: no features came. */
export const DropCauseSchema = v.picklist(['replaced', 'extractor-failed']);
export type DropCause = v.InferOutput<typeof DropCauseSchema>;

export const ResetCauseSchema = v.picklist([
  'start',
  'gap',
  'camera-changed',
  'model-changed',
  'user',
]);
export type ResetCause = v.InferOutput<typeof ResetCauseSchema>;

export const TrackLabelSchema = v.object({
  track: v.string(),
  /** The steady class id; null until a first tick has been embedded. */
  label: v.nullable(v.string()),
  /** The probability of `label`; 0 while there is none. */
  probability: v.number(),
  /** The network's own softmax, in the order of the model's classes of this track; empty while there is none. */
  probabilities: v.pipe(v.array(v.number()), v.readonly()),
});
export type TrackLabel = v.InferOutput<typeof TrackLabelSchema>;

export const FrameLabelSchema = v.object({
  /** Index of the frame since the stream began, from 0, without holes. */
  frame: v.pipe(v.number(), v.integer(), v.minValue(0)),
  timestampUs: v.pipe(v.number(), v.integer()),
  source: FrameSourceSchema,
  tracks: v.pipe(v.array(TrackLabelSchema), v.readonly()),
});
export type FrameLabel = v.InferOutput<typeof FrameLabelSchema>;
