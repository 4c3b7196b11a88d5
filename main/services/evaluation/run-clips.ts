/** Runs a model over clips: each from the initial state, and all joined as one stream that never resets. */
import type { Head } from '../../../contract/checkpoint.ts';
import type { TrackOutputs } from '../../../contract/track.ts';
import { labelFrames, startCarry, type TickModel } from '../../../model/offline/label-frames.ts';
import type { Sequence } from '../../../model/metrics/sequence.ts';
import { quantile } from '../../../model/metrics/quantile.ts';
import { createRandom } from '../../../model/random.ts';
import { alignTracks, sequencesOf, steadyProbabilitiesOf } from './align-tracks.ts';
import type { ClipOutcome, EvaluationClip } from './evaluation-types.ts';

export interface RunOptions {
  readonly tracks: readonly TrackOutputs[];
  /** The fold that held the clips out; null when there is none. */
  readonly fold: number | null;
  /** What is judged; the model's own head unless told. */
  readonly head?: Head;
  readonly onClip?: (done: number, of: number) => void;
}

export function runClips(
  model: TickModel,
  clips: readonly EvaluationClip[],
  { tracks, fold, head, onClip }: RunOptions,
): ClipOutcome[] {
  const alignments = alignTracks(tracks, model.tracks);
  const said = model.head ?? 'frame';
  const judging = { alignments, judged: head ?? said, said };
  return clips.map((clip, i) => {
    const { frames } = labelFrames(model, clip);
    onClip?.(i + 1, clips.length);
    return {
      id: clip.id,
      name: clip.name,
      group: clip.group,
      fold,
      ticks: clip.ticks,
      sequences: sequencesOf(clip, frames, judging),
      steadyProbabilities: steadyProbabilitiesOf(frames, alignments),
    };
  });
}

/** The usual time between two frames; 1/30 s for a clip of one frame. */
function frameIntervalUs({ timestampsUs }: EvaluationClip): number {
  const steps: number[] = [];
  for (let frame = 1; frame < timestampsUs.length; frame++) {
    steps.push((timestampsUs[frame] ?? 0) - (timestampsUs[frame - 1] ?? 0));
  }
  return quantile(steps, 0.5) ?? 1e6 / 30;
}

/** The clip as it follows on in the stream, its first frame shown at `startUs`. */
function shifted(
  clip: EvaluationClip,
  startUs: number,
): EvaluationClip & { readonly timestampsUs: Float64Array } {
  const offsetUs = startUs - (clip.timestampsUs[0] ?? 0);
  return { ...clip, timestampsUs: Float64Array.from(clip.timestampsUs, (us) => us + offsetUs) };
}

/**
 * The clips shuffled by `seed` and joined, one frame interval apart; recurrence and steadier carry
 * on over every boundary. One list of sequences per track, in the order they were run.
 */
export function runStream(
  model: TickModel,
  clips: readonly EvaluationClip[],
  { tracks, seed }: { readonly tracks: readonly TrackOutputs[]; readonly seed: number },
): Sequence[][] {
  const alignments = alignTracks(tracks, model.tracks);
  const judging = { alignments, judged: 'frame', said: model.head ?? 'frame' } as const;
  const joined: Sequence[][] = tracks.map(() => []);
  let carried = startCarry(model);
  let startUs = 0;
  for (const clip of createRandom(seed).shuffled(clips)) {
    if (clip.timestampsUs.length === 0) continue;
    const follows = shifted(clip, startUs);
    const labelled = labelFrames(model, follows, carried);
    carried = labelled.carried;
    startUs = (follows.timestampsUs.at(-1) ?? startUs) + frameIntervalUs(clip);
    const sequences = sequencesOf(follows, labelled.frames, judging);
    for (const [t, sequence] of sequences.entries()) joined[t]?.push(sequence);
  }
  return joined;
}
