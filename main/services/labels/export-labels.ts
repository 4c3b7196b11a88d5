/** The labels of a whole project as files of another program, made ready before anything is written. */
import { extname } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import type { LabelSet } from '../../../contract/segment.ts';
import type { LabelFileFormat } from '../../../contract/label-file-formats.ts';
import { listClips, type Clip } from '../clips/clip.ts';
import { createFindClip, lastOf, type FindClip } from '../clips/import/find-clip.ts';
import { readTimestamps } from '../clips/timestamps.ts';
import type { Project } from '../project/project.ts';
import type { LabelsToWrite } from './formats/label-file.ts';
import { labelsToWrite, type LabelledClip } from './formats/labels-to-write.ts';
import { labelFileShape } from './formats/registry.ts';
import { lossesOf } from './export-losses.ts';
import { HAND_SET, readLabelSet } from './label-set.ts';

export interface ExportOptions {
  readonly format: LabelFileFormat;
  /** One of the format's endings; default: its first. */
  readonly ending?: string;
  /** Default: the labels by hand. */
  readonly labelSet?: string;
  /** Ids or names; default: all. */
  readonly clips?: readonly string[];
  readonly now?: Date;
}

export interface ExportedFile {
  /** A file name without folders; of a format for all clips, only the ending counts. */
  readonly name: string;
  /** Ids. */
  readonly clips: readonly string[];
  readonly segments: number;
  readonly text: () => string;
}

export interface LabelExport {
  readonly format: LabelFileFormat;
  readonly labelSet: string;
  readonly files: readonly ExportedFile[];
  /** Whether each clip has a file of its own. */
  readonly isPerClip: boolean;
  /** Ids of clips that have no such label set. */
  readonly unlabelled: readonly string[];
  /** What the format has no place for, a sentence each. */
  readonly lost: readonly string[];
  /** Folders of the project that could not be read as clips. */
  readonly problems: readonly string[];
}

interface Chosen {
  readonly clip: Clip;
  readonly labels: LabelSet;
}

/** @throws Fault for clips or label sets that are not there. */
export async function exportLabels(project: Project, options: ExportOptions): Promise<LabelExport> {
  const { format, labelSet = HAND_SET, now = new Date() } = options;
  const shape = labelFileShape(format);
  const ending = options.ending ?? shape.endings[0];
  const { clips: all, problems } = await listClips(project);
  const findClip = createFindClip(all);
  const wanted = chooseClips(all, findClip, options.clips);
  const chosen: Chosen[] = [];
  for (const clip of wanted) {
    const labels = await readLabelSet(clip, labelSet);
    if (labels !== null) chosen.push({ clip, labels });
  }
  if (chosen.length === 0) throw nothingLabelled(wanted, labelSet);
  const labelled = await Promise.all(chosen.map((one) => labelledClip(one, findClip)));
  const labels = labelsToWrite(project.file, labelled, now);
  const isPerClip = shape.scope === 'clip';
  const parts = isPerClip
    ? chosen.map((one, i) => ({ chosen: [one], labels: only(labels, i) }))
    : [{ chosen, labels }];
  return {
    format,
    labelSet,
    isPerClip,
    files: parts.map((part) => ({
      name: `${isPerClip ? fileStem(part.chosen[0]?.clip, findClip) : 'labels'}${ending}`,
      clips: part.chosen.map(({ clip }) => clip.id),
      segments: countSegments(part.labels),
      text: () => shape.write(part.labels, ending),
    })),
    unlabelled: wanted.filter((clip) => chosen.every((c) => c.clip !== clip)).map(({ id }) => id),
    lost: lossesOf(labels, shape.holds),
    problems,
  };
}

/** The ending that a path asks for, if it is one of the format's. */
export function endingAskedFor(format: LabelFileFormat, path: string): string | null {
  const asked = extname(path).toLowerCase();
  return labelFileShape(format).endings.find((ending) => ending.toLowerCase() === asked) ?? null;
}

function chooseClips(
  all: readonly Clip[],
  findClip: FindClip,
  names: readonly string[] | undefined,
): readonly Clip[] {
  if (names === undefined) return all;
  return names.map((name) => {
    const clip = findClip(name);
    if (clip === null || clip === 'several') {
      const what = clip === null ? 'There is no clip' : 'There are several clips called';
      throw new Fault(
        'not-found',
        `${what} "${name}": "longtake clips --project DIR" lists their ids.`,
      );
    }
    return clip;
  });
}

function nothingLabelled(clips: readonly Clip[], labelSet: string): Fault {
  const which =
    clips.length === 0 ? 'The project has no clips' : `No clip has the label set "${labelSet}"`;
  return new Fault(
    'not-found',
    `${which}, so there is nothing to export: label clips, or import labels, first.`,
  );
}

async function labelledClip({ clip, labels }: Chosen, findClip: FindClip): Promise<LabelledClip> {
  const { width, height } = clip.media;
  const timestampsUs = await readTimestamps(clip);
  return { media: mediaName(clip, findClip), labels, timestampsUs, width, height };
}

/** As the video was called where it came from, where that tells it from the others; never where it lies on this machine. */
function mediaName({ id, media }: Clip, findClip: FindClip): string {
  const isAbsolute = /^(\/|[A-Za-z]:)/.test(media.source);
  const name = isAbsolute ? lastOf(media.source) : media.source;
  return isFound(findClip(name), id) ? name : `${id}${extname(media.source)}`;
}

/** The clip's name where it can be a file's and tells it from the others. */
function fileStem(clip: Clip | undefined, findClip: FindClip): string {
  if (clip === undefined) return 'labels';
  const { name } = clip.file;
  const isPlain = !/[\\/:*?"<>|\p{Cc}]|^\.|[. ]$/u.test(name) && name.length <= 120;
  return isPlain && isFound(findClip(name), clip.id) ? name : clip.id;
}

function isFound(found: ReturnType<FindClip>, id: string): boolean {
  return found !== null && found !== 'several' && found.id === id;
}

function only(labels: LabelsToWrite, index: number): LabelsToWrite {
  return { ...labels, clips: labels.clips.slice(index, index + 1) };
}

function countSegments({ clips }: LabelsToWrite): number {
  return clips.flatMap(({ tracks }) => tracks.flatMap(({ spans }) => spans)).length;
}
