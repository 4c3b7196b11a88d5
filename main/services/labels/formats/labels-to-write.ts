/** Label sets of a project's clips as writers of formats take them. */
import type { LabelSet, Segment } from '../../../../contract/segment.ts';
import { BACKGROUND, type Track } from '../../../../contract/track.ts';
import { endOfClip } from '../../clips/import/frame-times.ts';
import { nextColour } from '../../project/next-colour.ts';
import type { ClipToWrite, FileSpan, LabelsToWrite } from './label-file.ts';

export interface LabelledClip {
  /** How files are to name the video. */
  readonly media: string;
  readonly labels: LabelSet;
  readonly timestampsUs: readonly number[];
  readonly width: number;
  readonly height: number;
}

export interface WrittenProject {
  readonly name: string;
  readonly tracks: readonly Track[];
}

/** All clips have sets of one kind. */
export function labelsToWrite(
  project: WrittenProject,
  clips: readonly LabelledClip[],
  writtenAt: Date,
): LabelsToWrite {
  const tracks = tracksInUse(project.tracks, clips);
  return {
    project: project.name,
    tracks,
    clips: clips.map((clip) => clipToWrite(clip, tracks)),
    kind: clips[0]?.labels.kind ?? 'hand',
    annotator: clips[0]?.labels.annotator ?? '',
    writtenAt: writtenAt.toISOString(),
  };
}

/** The project's tracks, and any track or class that only a label set knows. */
function tracksInUse(known: readonly Track[], clips: readonly LabelledClip[]): readonly Track[] {
  const tracks = new Map(known.map((track) => [track.id, track]));
  for (const [id, segments] of clips.flatMap(({ labels }) => Object.entries(labels.tracks))) {
    const track = tracks.get(id) ?? { id, name: id, classes: [] };
    const ids = new Set(segments.map(({ classId }) => classId).filter((c) => c !== BACKGROUND));
    const unknown = [...ids].filter((classId) => track.classes.every((c) => c.id !== classId));
    const added = unknown.map((c) => ({ id: c, name: c, colour: nextColour([]) }));
    tracks.set(id, { ...track, classes: [...track.classes, ...added] });
  }
  return [...tracks.values()];
}

function clipToWrite(clip: LabelledClip, tracks: readonly Track[]): ClipToWrite {
  const { media, labels, timestampsUs, width, height } = clip;
  const endUs = endOfClip(timestampsUs);
  return {
    media,
    line: null,
    clock: 'media',
    tracks: tracks.map(({ id }) => ({
      name: id,
      classes: [],
      spans: (labels.tracks[id] ?? [])
        .filter(({ startFrame }) => startFrame < timestampsUs.length)
        .map((segment) => spanOf(segment, timestampsUs, endUs)),
    })),
    timestampsUs,
    endUs,
    width,
    height,
  };
}

/** From the time of its first frame to that of the frame after its last. */
function spanOf(segment: Segment, timestampsUs: readonly number[], endUs: number): FileSpan {
  const { startFrame, classId, note = '', softWindowFrames } = segment;
  const endFrame = Math.min(segment.endFrame, timestampsUs.length);
  return {
    label: classId,
    startUs: timestampsUs[startFrame] ?? endUs,
    endUs: timestampsUs[endFrame] ?? endUs,
    frames: { start: startFrame, end: endFrame },
    line: null,
    ...(note === '' ? {} : { note }),
    ...(softWindowFrames === undefined ? {} : { isPoint: true, softWindowFrames }),
  };
}
