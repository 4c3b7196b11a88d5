/** The three ways a source can be laid out, each turned into a plan. */
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { Fault } from '../../../../contract/fault.ts';
import type { GroupOf } from './group-of.ts';
import type { ImportPlan, ImportProblem, PlannedClip, PlannedSpan } from './import-plan.ts';
import type { LabelMap } from './label-map.ts';
import { parseSegmentTable, type SegmentRow } from './segment-table.ts';
import { findVideos, foreignVideo } from './video-files.ts';

export interface LayoutContext {
  readonly labels: LabelMap;
  readonly groupOf: GroupOf;
}

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
    table: null,
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
  return { root, layout: 'folders', table: null, tracks: labels.tracks(), clips, problems, notes };
}

/** A table of segments; files are named relative to the table's folder. */
export async function planSegments(table: string, context: LayoutContext): Promise<ImportPlan> {
  const root = dirname(table);
  const name = basename(table);
  const parsed = parseSegmentTable(await readText(table), name);
  const problems: ImportProblem[] = [...parsed.problems];
  const clips = new Map<string, PlannedClip>();
  for (const [file, rows] of Map.groupBy(parsed.rows, (row) => row.file)) {
    const found = await locate(root, file);
    if ('what' in found) {
      problems.push(...rows.map(({ line }) => ({ file: name, line, what: found.what })));
      continue;
    }
    const { spans, unknown } = mapRows(rows, context.labels, name);
    problems.push(...unknown);
    const { path, source } = found;
    const before = clips.get(path)?.spans ?? [];
    clips.set(path, { path, source, group: context.groupOf(source), spans: [...before, ...spans] });
  }
  if (clips.size === 0) throw nothingIn(name, problems);
  const byLine = problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const tracks = context.labels.tracks();
  return {
    root,
    layout: 'segments',
    table: name,
    tracks,
    clips: [...clips.values()],
    problems: byLine,
    notes: [],
  };
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Fault('bad-input', `"${path}" cannot be read: check its permissions.`, error);
  }
}

function mapRows(
  rows: readonly SegmentRow[],
  labels: LabelMap,
  table: string,
): { spans: PlannedSpan[]; unknown: ImportProblem[] } {
  const spans: PlannedSpan[] = [];
  const unknown: ImportProblem[] = [];
  for (const { line, label, track, stretch } of rows) {
    const mapped = labels.find(label, track);
    if (mapped.length === 0) unknown.push({ file: table, line, what: unknownLabel(label, labels) });
    spans.push(...mapped.map((m) => ({ ...m, stretch, line })));
  }
  return { spans, unknown };
}

/** Finds a table's file; tables from Windows may separate folders by "\". */
async function locate(
  root: string,
  file: string,
): Promise<{ path: string; source: string } | { what: string }> {
  const foreign = foreignVideo(file);
  if (foreign !== null) return { what: `"${file}": ${foreign}` };
  for (const candidate of [file, file.replaceAll('\\', '/')]) {
    const path = resolve(root, candidate);
    const isFile = await stat(path).then(
      (s) => s.isFile(),
      () => false,
    );
    if (!isFile) continue;
    const source = isAbsolute(candidate) ? path : relative(root, path).split(sep).join('/');
    return { path, source };
  }
  return { what: `there is no file "${file}" beside the table, so the line was left out` };
}

function unknownLabel(label: string, { fileName }: LabelMap): string {
  const where = fileName === null ? 'no track' : `no class of "${basename(fileName)}"`;
  return `the label "${label}" belongs to ${where}, so it was left out`;
}

function nothingIn(table: string, problems: readonly ImportProblem[]): Fault {
  const [first] = problems;
  const why = first === undefined ? 'it has no lines' : `line ${first.line ?? 1}: ${first.what}`;
  return new Fault('bad-input', `"${table}" names no video that could be imported (${why}).`);
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
