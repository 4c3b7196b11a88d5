/** Videos without labels, and folders whose names are labels, each turned into a plan. */
import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { GroupOf } from './group-of.ts';
import type { ImportPlan, ImportProblem, PlannedClip, PlannedSpan } from './import-plan.ts';
import { unknownLabel, type LabelMap } from './label-map.ts';
import { findVideos } from './video-files.ts';

export interface LayoutContext {
  readonly labels: LabelMap;
  readonly groupOf: GroupOf;
}

const handMade = { kind: 'hand', annotator: null } as const;

/** One video, or a folder of videos at any depth: clips without labels. */
export async function planVideos(path: string, { groupOf }: LayoutContext): Promise<ImportPlan> {
  const isFile = (await stat(path)).isFile();
  const root = isFile ? dirname(path) : path;
  const found = isFile
    ? { videos: [basename(path)], problems: [], others: [] }
    : await findVideos(path);
  const clips = found.videos.map((source) => ({
    path: join(root, source),
    source,
    group: groupOf(source),
    spans: [],
  }));
  const notes = passedOver(found.others);
  return {
    root,
    layout: 'videos',
    ...handMade,
    table: null,
    overlapRule: null,
    tracks: [],
    clips,
    problems: found.problems,
    notes,
  };
}

/** The top folder's name is the class of every frame of the videos in it; videos outside one have no label. */
export async function planFolders(root: string, context: LayoutContext): Promise<ImportPlan> {
  const { labels, groupOf } = context;
  const found = await findVideos(root);
  const problems: ImportProblem[] = [...found.problems];
  const clips = found.videos.map((source): PlannedClip => {
    const folder = source.includes('/') ? source.slice(0, source.indexOf('/')) : null;
    const mapped = folder === null ? [] : labels.find(folder, null);
    if (folder !== null && mapped.length === 0) {
      problems.push({ file: source, line: null, what: unknownLabel(folder, labels) });
    }
    const spans = mapped.map((m): PlannedSpan => ({ ...m, stretch: { kind: 'all' }, line: null }));
    return { path: join(root, source), source, group: groupOf(source), spans };
  });
  const notes = passedOver(found.others);
  const tracks = labels.tracks();
  return {
    root,
    layout: 'folders',
    ...handMade,
    table: null,
    overlapRule: null,
    tracks,
    clips,
    problems,
    notes,
  };
}

function passedOver(others: readonly string[]): readonly string[] {
  if (others.length === 0) return [];
  const named = others
    .slice(0, 3)
    .map((other) => `"${other}"`)
    .join(', ');
  const rest = others.length > 3 ? ` and ${others.length - 3} more` : '';
  return [`Passed over, being no video: ${named}${rest}.`];
}
