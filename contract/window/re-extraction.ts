/** How far the window is with extracting a project's features anew, after its extractor was changed. */
import * as v from 'valibot';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const ReExtractionSchema = v.object({
  /** waiting: while something is watched. */
  phase: v.picklist(['running', 'waiting', 'done', 'cancelled', 'failed']),
  /** Name of the extractor. */
  extractor: v.string(),
  /** Clips that lacked features when it began; 0 while they are counted. */
  clips: Count,
  /** Those that need no more work. */
  clipsDone: Count,
  /** Share of the whole work that is done. */
  share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** Null while that cannot be said yet, and when there is nothing left. */
  secondsLeft: v.nullable(v.number()),
  /** One sentence for each clip that has to be left out: its video is gone, say. */
  problems: v.pipe(v.array(v.string()), v.readonly()),
  /** Why it failed. */
  message: v.nullable(v.string()),
});
export type ReExtraction = v.InferOutput<typeof ReExtractionSchema>;
