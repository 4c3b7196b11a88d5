/** The document `longtake label --json` prints. */
import type { FrameLabel, FrameSource } from '../../../contract/frame-label.ts';
import type { TrackOutputs } from '../../../contract/track.ts';

export interface LabelDocument {
  readonly video: string;
  readonly frames: number;
  readonly model: string;
  readonly extractor: string;
  readonly labels: readonly DocumentLabel[];
}

interface DocumentLabel {
  readonly frame: number;
  readonly timestampUs: number;
  readonly source: FrameSource;
  readonly tracks: readonly {
    readonly track: string;
    readonly label: string | null;
    readonly probability: number;
    /** Keyed by class id; empty until a first tick was embedded. */
    readonly probabilities: Readonly<Record<string, number>>;
  }[];
}

/** What was labelled, with what. */
export type LabelOrigin = Pick<LabelDocument, 'video' | 'model' | 'extractor'>;

export function createLabelDocument(
  { video, model, extractor }: LabelOrigin,
  tracks: readonly TrackOutputs[],
  labels: readonly FrameLabel[],
): LabelDocument {
  return {
    video,
    frames: labels.length,
    model,
    extractor,
    labels: labels.map(({ frame, timestampUs, source, tracks: said }) => ({
      frame,
      timestampUs,
      source,
      tracks: said.map(({ track, label, probability, probabilities }) => {
        const classes = tracks.find(({ id }) => id === track)?.classes ?? [];
        const named = namedProbabilities(probabilities, classes);
        return { track, label, probability, probabilities: named };
      }),
    })),
  };
}

/** Keyed by class id. */
export function namedProbabilities(
  probabilities: readonly number[],
  classes: readonly string[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(probabilities.map((p, i) => [classes[i] ?? String(i), p]));
}
