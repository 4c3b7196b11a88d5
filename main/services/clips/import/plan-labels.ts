/** Plans label files: which clip of the project, or which video beside the file, each of their videos is. */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { Fault } from '../../../../contract/fault.ts';
import { oneLine } from '../../../terminal/one-line.ts';
import type { FileClip, FileSpan } from '../../labels/formats/label-file.ts';
import { mediaPath, type Clip } from '../clip.ts';
import { stemOf, type FindClip } from './find-clip.ts';
import type { GroupOf } from './group-of.ts';
import type {
  ImportPlan,
  ImportProblem,
  PlannedClip,
  PlannedSpan,
  Stretch,
} from './import-plan.ts';
import type { FoundLabels, ReadLabels } from './label-files.ts';
import { unknownLabel, type LabelMap } from './label-map.ts';
import { partOverlaps } from './part-overlaps.ts';
import { foreignVideo, isReadableVideo } from './video-files.ts';

export interface LabelContext {
  readonly labels: LabelMap;
  readonly groupOf: GroupOf;
  readonly findClip: FindClip;
}

type Place = Omit<PlannedClip, 'spans' | 'group'>;

/** @throws Fault 'bad-input' where no video of the files can be found. */
export async function planLabels(
  { format, files: found }: FoundLabels,
  context: LabelContext,
): Promise<ImportPlan> {
  const { fileName, hasOverlapRule } = context.labels;
  const { files, notes } =
    fileName === null ? partOverlaps(found, context.labels) : { files: found, notes: [] };
  const problems: ImportProblem[] = [];
  const clips = new Map<string, PlannedClip>();
  for (const file of files) {
    problems.push(...file.labels.problems.map((problem) => ({ ...problem, file: file.name })));
    for (const inFile of file.labels.clips) {
      const place = await placeOf(file, inFile, context.findClip);
      if ('what' in place) {
        problems.push(
          ...linesOf(inFile).map((line) => ({ file: file.name, line, what: place.what })),
        );
        continue;
      }
      const { spans, unknown } = spansOf(file.name, inFile, context.labels);
      problems.push(...unknown);
      const key = place.clip?.id ?? place.path;
      const before = clips.get(key)?.spans ?? [];
      clips.set(key, {
        ...place,
        group: context.groupOf(place.source),
        spans: [...before, ...spans],
      });
    }
  }
  const [first] = files;
  if (clips.size === 0) {
    const areVideosNamed = files.some(({ labels }) => labels.clips.length > 0);
    throw nothingIn(first?.name ?? '', problems, { areVideosNamed });
  }
  return {
    root: dirname(first?.path ?? ''),
    layout: format,
    kind: files.some(({ labels }) => labels.kind === 'predictions') ? 'predictions' : 'hand',
    annotator: files.map(({ labels }) => labels.annotator).find((name) => name !== null) ?? null,
    table: files.length === 1 ? (first?.name ?? null) : null,
    overlapRule: hasOverlapRule && fileName !== null ? basename(fileName) : null,
    tracks: context.labels.tracks(),
    clips: [...clips.values()],
    problems: problems.sort(
      (a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0),
    ),
    notes: [...notes, ...files.flatMap(({ labels }) => labels.notes)],
  };
}

/** What the file names its video by, or the file's own name where it names none. */
async function placeOf(
  file: ReadLabels,
  { media }: FileClip,
  findClip: FindClip,
): Promise<Place | { what: string }> {
  const stem = stemOf(file.name).replace(/\.segments$/, '');
  const isAlone = file.labels.clips.length === 1;
  const names = [...(media === null ? [] : [media]), ...(isAlone ? [stem] : [])];
  for (const name of names) {
    const clip = findClip(name);
    if (clip === 'several') return { what: `several clips of the project are called "${name}"` };
    if (clip !== null) return placeInProject(clip);
    const beside = await besideFile(dirname(file.path), name);
    if (beside !== null) return beside;
  }
  const name = media ?? stem;
  const foreign = foreignVideo(name);
  if (foreign !== null) return { what: `"${name}": ${foreign}` };
  const missing = media === null ? `no video called "${name}"` : `no file "${name}"`;
  return { what: `there is ${missing} beside the table nor in the project, so it was left out` };
}

function placeInProject(clip: Clip): Place {
  return { clip, path: mediaPath(clip), source: clip.media.source };
}

/** Files from Windows may separate folders by "\"; a name without an ending means the video of that name. */
async function besideFile(root: string, name: string): Promise<Place | null> {
  if (foreignVideo(name) !== null) return null;
  for (const candidate of [name, name.replaceAll('\\', '/')]) {
    const path = resolve(root, candidate);
    const isFile = await stat(path).then(
      (s) => s.isFile(),
      () => false,
    );
    if (!isFile || !isReadableVideo(path)) continue;
    const source = isAbsolute(candidate) ? path : relative(root, path).split(sep).join('/');
    return { path, source };
  }
  const found = (await readdir(root).catch(() => []))
    .sort()
    .filter((f) => isReadableVideo(f) && stemOf(f) === name);
  const [only] = found;
  return only === undefined || found.length > 1 ? null : { path: join(root, only), source: only };
}

/** Where each line can stand for itself, each is named; else the clip is, once. */
function linesOf({ line, tracks }: FileClip): readonly (number | null)[] {
  const lines = tracks.flatMap(({ spans }) => spans.map((span) => span.line));
  return lines.length > 0 && lines.length < 20 ? lines : [line];
}

function spansOf(
  name: string,
  { clock, tracks }: FileClip,
  labels: LabelMap,
): { readonly spans: readonly PlannedSpan[]; readonly unknown: readonly ImportProblem[] } {
  const spans: PlannedSpan[] = [];
  const unknown: ImportProblem[] = [];
  for (const track of tracks) {
    if (labels.fileName === null) track.classes.forEach((c) => labels.find(c.label, track.name, c));
    for (const span of track.spans) {
      const mapped = labels.find(span.label, track.name);
      if (mapped.length === 0) {
        unknown.push({ file: name, line: span.line, what: unknownLabel(span.label, labels) });
      }
      spans.push(...mapped.map((m) => ({ ...m, ...planned(span, clock), file: name })));
    }
  }
  return { spans, unknown };
}

function planned(
  span: FileSpan,
  clock: FileClip['clock'],
): Omit<PlannedSpan, 'trackId' | 'classId' | 'file'> {
  const { line, note, isPoint, softWindowFrames } = span;
  return {
    stretch: stretchOf(span, clock),
    line,
    ...(note === undefined ? {} : { note }),
    ...(isPoint === true ? { isPoint } : {}),
    ...(softWindowFrames === undefined ? {} : { softWindowFrames }),
  };
}

function stretchOf({ frames, startUs, endUs }: FileSpan, clock: FileClip['clock']): Stretch {
  if (frames !== undefined)
    return { kind: 'frames', startFrame: frames.start, endFrame: frames.end };
  if (clock === 'media') return { kind: 'times', startUs, endUs };
  return { kind: 'seconds', startS: startUs / 1e6, endS: endUs / 1e6 };
}

function nothingIn(
  file: string,
  problems: readonly ImportProblem[],
  { areVideosNamed }: { readonly areVideosNamed: boolean },
): Fault {
  const [first] = problems;
  const why =
    first === undefined ? 'it has no labels' : `line ${first.line ?? 1}: ${oneLine(first.what)}`;
  const what =
    areVideosNamed || first === undefined
      ? 'names no video that could be imported'
      : 'has no line that can be used';
  return new Fault('bad-input', `"${file}" ${what} (${why}).`);
}
