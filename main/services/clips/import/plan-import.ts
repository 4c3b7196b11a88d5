/** Decides what an import would bring in; reads only, so the plan can be shown first. */
import { readFile, readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Fault } from '../../../../contract/fault.ts';
import type { Track } from '../../../../contract/track.ts';
import { labelFileFormats } from '../../../../contract/label-file-formats.ts';
import type { Clip } from '../clip.ts';
import { createFindClip, type FindClip } from './find-clip.ts';
import { createGroupOf } from './group-of.ts';
import type { ImportPlan } from './import-plan.ts';
import { createOpenLabelMap, readLabelMap } from './label-map.ts';
import { readLabelFile, readLabelFolder } from './label-files.ts';
import { planFolders, planVideos, type LayoutContext } from './layouts.ts';
import { planLabels } from './plan-labels.ts';
import { isSegmentHeader } from './segment-table.ts';
import { findVideos, foreignVideo, isReadableVideo } from './video-files.ts';

export interface ImportOptions {
  /** auto, folders or a format of labels; auto looks at the source. */
  readonly layout?: string;
  /** Path of a tracks file. */
  readonly tracks?: string | null;
  /** A regular expression; what it matches in a clip's path is the clip's group. */
  readonly groupFrom?: string | null;
  /** What labels may be meant for: clips and classes that are there already. */
  readonly project?: { readonly tracks: readonly Track[]; readonly clips: readonly Clip[] };
}

const layouts = ['auto', 'folders', ...labelFileFormats] as const;
type Layout = (typeof layouts)[number];

interface PlanContext extends LayoutContext {
  readonly findClip: FindClip;
}

/** @throws Fault for anything that makes the whole import meaningless; smaller things become problems of the plan. */
export async function planImport(path: string, options: ImportOptions = {}): Promise<ImportPlan> {
  const layout = parseLayout(options.layout ?? 'auto');
  const groupOf = createGroupOf(options.groupFrom ?? null);
  const absolute = resolve(path);
  const isFolder = await statOf(absolute);
  const tracks = options.tracks ?? null;
  const { tracks: known = [], clips = [] } = options.project ?? {};
  const labels = tracks === null ? createOpenLabelMap(known) : await readLabelMap(resolve(tracks));
  const context = { labels, groupOf, findClip: createFindClip(clips) };
  const plan = await planLayout(absolute, isFolder, { layout, context });
  if (plan.clips.length > 0) return plan;
  const [first] = plan.problems;
  const why = first === undefined ? '' : ` ("${first.file}": ${first.what})`;
  throw new Fault(
    'bad-input',
    `There is no video in "${path}" that could be imported${why}: MP4, MOV, M4V, WebM and MKV are read.`,
  );
}

function parseLayout(name: string): Layout {
  const layout = layouts.find((known) => known === name);
  if (layout !== undefined) return layout;
  throw new Fault(
    'unsupported',
    `The layout "${name}" cannot be imported: choose one of ${layouts.join(', ')}.`,
  );
}

/** Whether the path is a folder. @throws Fault 'not-found'. */
async function statOf(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    throw new Fault('not-found', `There is nothing at "${path}" to import: check the path.`, cause);
  }
}

async function planLayout(
  path: string,
  isFolder: boolean,
  { layout, context }: { layout: Layout; context: PlanContext },
): Promise<ImportPlan> {
  if (layout === 'folders') {
    if (isFolder) return planFolders(path, context);
    throw new Fault(
      'bad-input',
      `"${path}" is a file, and the layout "folders" needs a folder of class folders.`,
    );
  }
  if (!isFolder) return planFile(path, layout, context);
  if (layout !== 'auto' && layout !== 'segments') return planLabelFolder(path, layout, context);
  const table = await findTable(path);
  if (table !== null) return planLabels(await readLabelFile(table, 'segments'), context);
  if (layout === 'segments') {
    throw new Fault(
      'bad-input',
      `"${path}" holds no table of segments (a CSV with the columns file, label, start_s and end_s): name one.`,
    );
  }
  return planLooking(path, context);
}

async function planLabelFolder(
  path: string,
  layout: string,
  context: PlanContext,
): Promise<ImportPlan> {
  const found = await readLabelFolder(path, layout);
  if (found !== null) return planLabels(found, context);
  throw new Fault(
    'bad-input',
    `"${path}" holds no label file of the format "${layout}": name one.`,
  );
}

async function planFile(path: string, layout: Layout, context: PlanContext): Promise<ImportPlan> {
  if (layout !== 'auto') return planLabels(await readLabelFile(path, layout), context);
  if (isReadableVideo(path)) return planVideos(path, context);
  const foreign = foreignVideo(path);
  if (foreign === null) return planLabels(await readLabelFile(path, layout), context);
  throw new Fault('bad-input', `"${path}" cannot be imported: ${foreign}`);
}

/** The folder's own table of segments, if it has exactly one. */
async function findTable(folder: string): Promise<string | null> {
  const tables: string[] = [];
  for (const name of (await readdir(folder)).sort()) {
    if (!/\.(csv|tsv)$/i.test(name) || name.startsWith('.')) continue;
    const text = await readFile(join(folder, name), 'utf8').catch(() => '');
    if (isSegmentHeader(text)) tables.push(name);
  }
  if (tables.length > 1) {
    throw new Fault(
      'bad-input',
      `"${folder}" holds several tables of segments (${tables.join(', ')}): name the one to import.`,
    );
  }
  const [only] = tables;
  return only === undefined ? null : join(folder, only);
}

/** Folders of videos one level down are classes; deeper ones could mean anything, so their clips get no labels. */
async function planLooking(path: string, context: PlanContext): Promise<ImportPlan> {
  const { videos } = await findVideos(path);
  if (videos.length === 0) {
    const found = await readLabelFolder(path, 'auto');
    if (found !== null) return planLabels(found, context);
  }
  const depths = videos.map((video) => video.split('/').length - 1);
  if (!depths.includes(1)) {
    const plan = await planVideos(path, context);
    if (!depths.some((depth) => depth > 1)) return plan;
    const note =
      'The videos lie more than one folder deep, so no labels were read: --layout folders takes the top folders as classes.';
    return { ...plan, notes: [...plan.notes, note] };
  }
  return planFolders(path, context);
}
