/** Holds two label sets of a project's clips against each other, track by track. */
import { BACKGROUND, type Track } from '../../../contract/track.ts';
import { Fault } from '../../../contract/fault.ts';
import type { LabelSet } from '../../../contract/segment.ts';
import { agreementOf, type Agreement, type Pair } from '../../../model/metrics/agreement.ts';
import { differencesOf } from '../../../model/metrics/differences.ts';
import { NONE } from '../../../model/metrics/sequence.ts';
import { listClips, type Clip } from '../clips/clip.ts';
import { frameClasses } from '../labels/frame-classes.ts';
import { listLabelSets, readLabelSet } from '../labels/label-set.ts';
import type { Project } from '../project/project.ts';

export interface TrackAgreement extends Omit<Agreement, 'perClass'> {
  readonly track: string;
  /** Class ids in the order of the confusion matrix. */
  readonly classes: readonly string[];
  readonly perClass: readonly (Agreement['perClass'][number] & { readonly classId: string })[];
}

/** A stretch on which the two differ; null is unlabelled. */
export interface Differing {
  readonly clip: string;
  readonly track: string;
  readonly startFrame: number;
  readonly endFrame: number;
  readonly a: string | null;
  readonly b: string | null;
}

export interface ProjectAgreement {
  readonly sets: readonly [string, string];
  /** Clips that have both sets. */
  readonly clips: number;
  readonly tracks: readonly TrackAgreement[];
  readonly differences: readonly Differing[];
}

/** @param wanted two ids; null takes the only two there are. @throws Fault 'bad-input' */
export async function measureAgreement(
  project: Project,
  wanted: readonly [string, string] | null,
): Promise<ProjectAgreement> {
  const { clips } = await listClips(project);
  const sets = wanted ?? (await onlyTwo(clips));
  const labelled = await withBoth(clips, sets);
  if (labelled.length === 0) {
    throw new Fault(
      'bad-input',
      `No clip has both label sets "${sets[0]}" and "${sets[1]}": name two that a clip has with --sets A,B.`,
    );
  }
  const measured = project.file.tracks.map((track) => measureTrack(track, labelled));
  return {
    sets,
    clips: labelled.length,
    tracks: measured.map(({ agreement }) => agreement),
    differences: measured.flatMap(({ differences }) => differences),
  };
}

interface Labelled {
  readonly clip: Clip;
  readonly a: LabelSet;
  readonly b: LabelSet;
}

async function withBoth(
  clips: readonly Clip[],
  [first, second]: readonly [string, string],
): Promise<readonly Labelled[]> {
  const found = await Promise.all(
    clips.map(async (clip) => {
      const [a, b] = [await readLabelSet(clip, first), await readLabelSet(clip, second)];
      return a === null || b === null ? [] : [{ clip, a, b }];
    }),
  );
  return found.flat();
}

async function onlyTwo(clips: readonly Clip[]): Promise<readonly [string, string]> {
  const ids = [...new Set((await Promise.all(clips.map(listLabelSets))).flat())].sort();
  const [a, b, ...others] = ids;
  if (a !== undefined && b !== undefined && others.length === 0) return [a, b];
  const list = ids.length === 0 ? 'none' : ids.join(', ');
  throw new Fault(
    'bad-input',
    `Agreement needs two label sets and the project has ${list}: name two with --sets A,B.`,
  );
}

function measureTrack(
  track: Track,
  labelled: readonly Labelled[],
): { readonly agreement: TrackAgreement; readonly differences: readonly Differing[] } {
  const classes = [...track.classes.map(({ id }) => id), BACKGROUND];
  const indexOf = new Map<string | null, number>(classes.map((id, i) => [id, i]));
  const indices = (labels: LabelSet, { media }: Clip): Int32Array =>
    Int32Array.from(frameClasses(labels, track.id, media.frames), (id) => indexOf.get(id) ?? NONE);
  const pairs = labelled.map(({ clip, a, b }) => ({
    clip: clip.id,
    pair: { a: indices(a, clip), b: indices(b, clip) } satisfies Pair,
  }));
  const background = new Set([classes.length - 1]);
  const { perClass, ...agreement } = agreementOf(
    pairs.map(({ pair }) => pair),
    classes.length,
    background,
  );
  return {
    agreement: {
      track: track.id,
      classes,
      ...agreement,
      perClass: perClass.map((one, i) => ({ classId: classes[i] ?? '', ...one })),
    },
    differences: pairs.flatMap(({ clip, pair }) =>
      differencesOf(pair).map(({ startFrame, endFrame, a, b }) => ({
        ...{ clip, track: track.id, startFrame, endFrame },
        a: classes[a] ?? null,
        b: classes[b] ?? null,
      })),
    ),
  };
}
