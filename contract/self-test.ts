/** The self-test of the graphics processor: what it found, and what its finding holds for. */
import * as v from 'valibot';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** What computes in a page: another browser or another graphics processor is another matter. */
export const GraphicsSchema = v.object({
  /** With its version: "Chrome/156". */
  browser: v.string(),
  /** As the driver calls itself. */
  renderer: v.string(),
});
export type Graphics = v.InferOutput<typeof GraphicsSchema>;

const FiguresSchema = v.object({
  /** Frames that were embedded both ways. */
  ticks: Count,
  frames: Count,
  /** Of the two feature vectors of a tick. */
  minCosine: v.number(),
  meanCosine: v.number(),
  /** Share of frames whose labels are the same in every track. */
  equalLabels: Share,
  /** Median time of the network for a frame, in milliseconds. */
  referenceMs: v.number(),
  candidateMs: v.number(),
});
export type SelfTestFigures = v.InferOutput<typeof FiguresSchema>;

export const VerdictSchema = v.object({
  isPassed: v.boolean(),
  /** One sentence for the user. */
  message: v.string(),
  /** Null where there was nothing to compare. */
  figures: v.nullable(FiguresSchema),
});
export type Verdict = v.InferOutput<typeof VerdictSchema>;

/** A verdict with all that it depends on. */
export const RememberedVerdictSchema = v.object({
  extractorSha256: v.string(),
  tasksVision: v.string(),
  graphics: GraphicsSchema,
  testedAt: v.string(),
  verdict: VerdictSchema,
});
export type RememberedVerdict = v.InferOutput<typeof RememberedVerdictSchema>;
