/** Lays a model's outputs beside the evaluation's class lists, which may know more or order them differently. */
import { Fault } from '../../../contract/fault.ts';
import type { Head } from '../../../contract/checkpoint.ts';
import { BACKGROUND, type TrackOutputs } from '../../../contract/track.ts';
import type { LabelledFrames } from '../../../model/offline/label-frames.ts';
import { clipClass } from '../../../model/metrics/clip-class.ts';
import { argmax, verdictOfFrames } from '../../../model/metrics/clip-verdict.ts';
import { NONE, type ClipVerdict, type Sequence } from '../../../model/metrics/sequence.ts';
import type { EvaluationClip } from './evaluation-types.ts';

/**
 * The tracks both sides know, with the truth's classes first (so indices in the truth stay valid)
 * and classes only the model knows after them.
 */
export function evaluationTracks(
  truth: readonly TrackOutputs[],
  model: readonly TrackOutputs[],
): TrackOutputs[] {
  const common = truth.flatMap(({ id, classes }) => {
    const outputs = model.find((track) => track.id === id);
    return outputs === undefined
      ? []
      : [{ id, classes: [...new Set([...classes, ...outputs.classes])] }];
  });
  if (common.length > 0) return common;
  throw new Fault(
    'checkpoint-mismatch',
    `The model knows the tracks ${quoted(model)}, the clips are labelled in ${quoted(truth)}; evaluate with a model trained on this project.`,
  );
}

const quoted = (tracks: readonly TrackOutputs[]): string =>
  tracks.map(({ id }) => `"${id}"`).join(', ');

/** For one evaluation track: where it stands in the model, and the evaluation's class of each output. */
interface Alignment {
  readonly track: TrackOutputs;
  readonly modelTrack: number;
  readonly classOfOutput: readonly number[];
}

/** @throws Fault when the model lacks a track, or says classes the evaluation has no place for. */
export function alignTracks(
  tracks: readonly TrackOutputs[],
  model: readonly TrackOutputs[],
): Alignment[] {
  return tracks.map((track) => {
    const modelTrack = model.findIndex(({ id }) => id === track.id);
    const outputs = model[modelTrack]?.classes ?? [];
    const classOfOutput = outputs.map((name) => track.classes.indexOf(name));
    if (outputs.length > 0 && !classOfOutput.includes(NONE)) {
      return { track, modelTrack, classOfOutput };
    }
    throw new Fault(
      'checkpoint-mismatch',
      `The model's classes do not fit track "${track.id}" of these clips; evaluate with a model trained on this project.`,
    );
  });
}

/** What is judged, frames or clips, and what the model that said it names. */
export interface Judging {
  readonly alignments: readonly Alignment[];
  readonly judged: Head;
  readonly said: Head;
}

/** One sequence per evaluation track; classes the model does not know have probability 0. */
export function sequencesOf(
  clip: EvaluationClip,
  frames: LabelledFrames,
  { alignments, judged, said: head }: Judging,
): Sequence[] {
  return alignments.map(({ track, modelTrack, classOfOutput }) => {
    const said = frames.tracks[modelTrack];
    const truth = clip.truth[track.id];
    const sequence: Sequence = {
      truth: truth ?? new Int32Array(clip.timestampsUs.length).fill(NONE),
      predicted: (said?.predicted ?? new Int32Array()).map((c) => classOfOutput[c] ?? NONE),
      timestampsUs: clip.timestampsUs,
      probabilities: {
        rows: alignRows(said?.rows ?? new Float64Array(), classOfOutput, track.classes.length),
        rowOfFrame: frames.rowOfFrame,
        classCount: track.classes.length,
      },
    };
    if (judged === 'frame') return sequence;
    return { ...sequence, verdict: wholeVerdict(sequence, track, head) };
  });
}

/** A model that names clips has its say at the last tick; one that names frames by its mean probability. */
function wholeVerdict(sequence: Sequence, { classes }: TrackOutputs, head: Head): ClipVerdict {
  const { rows, classCount } = sequence.probabilities;
  const last = rows.subarray(Math.max(0, rows.length - classCount));
  const predicted = head === 'clip' ? argmax(last) : verdictOfFrames(sequence).predicted;
  return { truth: clipClass(sequence.truth, classes.indexOf(BACKGROUND)).label, predicted };
}

/** [ticks, outputs] to [ticks, classCount]. */
function alignRows(
  rows: Float64Array,
  classOfOutput: readonly number[],
  classCount: number,
): Float64Array {
  const ticks = rows.length / classOfOutput.length;
  const aligned = new Float64Array(ticks * classCount);
  for (let row = 0; row < ticks; row++) {
    for (const [output, classIndex] of classOfOutput.entries()) {
      aligned[row * classCount + classIndex] = rows[row * classOfOutput.length + output] ?? 0;
    }
  }
  return aligned;
}

export function steadyProbabilitiesOf(
  frames: LabelledFrames,
  alignments: readonly Alignment[],
): Float64Array[] {
  return alignments.map(
    ({ modelTrack }) => frames.tracks[modelTrack]?.steadyProbability ?? new Float64Array(),
  );
}
