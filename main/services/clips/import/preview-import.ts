/** What an import would change, found out without changing anything. */
import { readLabelSet } from '../../labels/label-set.ts';
import type { Project } from '../../project/project.ts';
import { withTracks } from '../../project/tracks.ts';
import { readTimestamps } from '../timestamps.ts';
import type { ImportPlan, ImportProblem, PlannedClip, SpanProblem } from './import-plan.ts';
import type { LabelTarget } from './label-target.ts';
import { expectedCuts } from './overlap-words.ts';
import { overlapNotes, placeLabels, placingProblems } from './place-labels.ts';

export interface PreviewedClip {
  readonly source: string;
  /** Id of the clip in the project; null where the video would be imported first. */
  readonly clip: string | null;
  /** Segments that would come in; of a video that is still to be decoded, the stretches its labels name. */
  readonly segments: number;
  /** Segments there that would give way. */
  readonly replaced: number;
}

export interface ImportPreview {
  readonly layout: ImportPlan['layout'];
  readonly labelSet: string;
  readonly kind: LabelTarget['kind'];
  readonly clips: readonly PreviewedClip[];
  readonly newTracks: readonly string[];
  /** "track/class". */
  readonly newClasses: readonly string[];
  readonly problems: readonly ImportProblem[];
  readonly notes: readonly string[];
}

interface PreviewContext {
  /** Null where the project would be made. */
  readonly project: Project | null;
  readonly target: LabelTarget;
}

export async function previewImport(
  plan: ImportPlan,
  { project, target }: PreviewContext,
): Promise<ImportPreview> {
  const previewed = [];
  for (const planned of plan.clips) previewed.push(await previewClip(planned, plan, target));
  const placed = previewed.flatMap(({ inFrames }) => inFrames);
  const before = project?.file.tracks ?? [];
  const after = withTracks(before, plan.tracks);
  const classNames = (tracks: typeof after): readonly string[] =>
    tracks.flatMap(({ id, classes }) => classes.map((c) => `${id}/${c.id}`));
  const known = new Set([...before.map(({ id }) => id), ...classNames(before)]);
  const isNew = (name: string): boolean => !known.has(name);
  return {
    layout: plan.layout,
    labelSet: target.id,
    kind: target.kind,
    clips: previewed.map(({ clip }) => clip),
    newTracks: after.map(({ id }) => id).filter(isNew),
    newClasses: classNames(after).filter(isNew),
    problems: [...plan.problems, ...previewed.flatMap(({ problems }) => problems)],
    notes: [...plan.notes, ...overlapNotes(plan, placed)],
  };
}

interface ClipPreview {
  readonly clip: PreviewedClip;
  readonly problems: readonly ImportProblem[];
  /** What did not find its place, where the frames are known. */
  readonly inFrames: readonly SpanProblem[];
}

async function previewClip(
  planned: PlannedClip,
  plan: ImportPlan,
  target: LabelTarget,
): Promise<ClipPreview> {
  const { clip, source, spans } = planned;
  if (clip === undefined) {
    const placed = { labels: null, added: 0, conflicts: [], problems: expectedCuts(spans) };
    return {
      clip: { source, clip: null, segments: spans.length, replaced: 0 },
      problems: placingProblems(placed, { plan, planned, target }),
      inFrames: [],
    };
  }
  const there = await readLabelSet(clip, target.id);
  const placed = placeLabels(spans, await readTimestamps(clip), { there, target });
  const gone = target.replaces ? placed.conflicts : [];
  const replaced = gone.reduce((sum, conflict) => sum + conflict.there, 0);
  return {
    clip: { source, clip: clip.id, segments: placed.added, replaced },
    problems: placingProblems(placed, { plan, planned, target }),
    inFrames: placed.problems,
  };
}
