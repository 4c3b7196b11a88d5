/** Carries out an import plan clip by clip; what goes wrong with one clip costs only that clip. */
import { exitCodeOf, Fault, toFault } from '../../../../contract/fault.ts';
import type { LabelSet } from '../../../../contract/segment.ts';
import { readLabelSet, writeLabelSet } from '../../labels/label-set.ts';
import { changeProject, type Project } from '../../project/project.ts';
import { withTracks } from '../../project/tracks.ts';
import { createClipImporter, type ClipImporter, type ImportedClip } from '../import-clip.ts';
import type { ProbeMedia } from '../probe-media.ts';
import { readTimestamps } from '../timestamps.ts';
import { spansToLabels, type SpanProblem } from './frame-segments.ts';
import {
  problemText,
  type ImportPlan,
  type ImportProblem,
  type PlannedClip,
} from './import-plan.ts';

export interface ImportProgress {
  /** Clips finished so far. */
  readonly done: number;
  readonly clips: number;
  /** The clip being worked on. */
  readonly source: string;
  readonly framesSoFar: number;
}

export interface RunImportOptions {
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Leave media where it is instead of copying it into the project. */
  readonly byReference?: boolean;
  /** Stops between clips; what is in stays in. */
  readonly signal?: AbortSignal;
}

export interface ImportSummary {
  /** Ids of the clips imported now. */
  readonly clips: readonly string[];
  /** Ids of clips whose media was in the project already; nothing of theirs was overwritten. */
  readonly skipped: readonly string[];
  /** Segments written now. */
  readonly segments: number;
  /** Ids of the project's tracks after the import. */
  readonly tracks: readonly string[];
  readonly problems: readonly ImportProblem[];
  readonly notes: readonly string[];
}

interface ClipResult {
  readonly imported: ImportedClip;
  /** The label set written now, if one was. */
  readonly labels: LabelSet | null;
  readonly problems: readonly SpanProblem[];
}

/**
 * @throws Fault when the project cannot be written, when the program or disk fails, when it was cancelled, and
 * when not a single planned clip is in the project afterwards.
 */
export async function runImport(
  plan: ImportPlan,
  project: Project,
  probe: ProbeMedia,
  options: RunImportOptions = {},
): Promise<ImportSummary> {
  const changed = await changeProject(project, (file) => ({
    ...file,
    tracks: withTracks(file.tracks, plan.tracks),
  }));
  const importer = await createClipImporter(changed, probe);
  const results: ClipResult[] = [];
  const problems: ImportProblem[] = [...plan.problems];
  const faults: Fault[] = [];
  for (const [done, planned] of plan.clips.entries()) {
    throwIfStopped(options.signal, plan, done);
    const onFrames = (framesSoFar: number): void =>
      options.onProgress?.({ done, clips: plan.clips.length, source: planned.source, framesSoFar });
    try {
      const result = await importPlanned(changed, importer, planned, { ...options, onFrames });
      problems.push(...problemsOf(result, results, { plan, planned }));
      results.push(result);
    } catch (error) {
      const fault = toFault(error);
      if (exitCodeOf(fault) === 1 || fault.reason.startsWith('project-')) throw fault;
      faults.push(fault);
      problems.push({ file: planned.source, line: null, what: fault.message });
    }
  }
  if (results.length === 0) throw nothingImported(faults, problems);
  const tracks = changed.file.tracks.map(({ id }) => id);
  return { ...summaryOf(results), tracks, problems, notes: plan.notes };
}

async function importPlanned(
  project: Project,
  importer: ClipImporter,
  { path, source, group, spans }: PlannedClip,
  options: { readonly byReference?: boolean; readonly onFrames: (framesSoFar: number) => void },
): Promise<ClipResult> {
  let spanned: ReturnType<typeof spansToLabels> = { labels: null, problems: [] };
  const label = (timestampsUs: readonly number[]): LabelSet | null => {
    spanned = spansToLabels(spans, timestampsUs);
    return spanned.labels;
  };
  const byReference = options.byReference === true;
  options.onFrames(0);
  const imported = await importer.import(
    { path, source, group, byReference, label },
    options.onFrames,
  );
  const { clip, outcome } = imported;
  if (outcome === 'imported') return { imported, ...spanned };
  if (spans.length === 0 || (await readLabelSet(clip)) !== null) {
    return { imported, labels: null, problems: [] };
  }
  const labels = label(await readTimestamps(clip));
  if (labels !== null) await writeLabelSet(project, clip, labels);
  return { imported, ...spanned };
}

function problemsOf(
  { imported, problems }: ClipResult,
  before: readonly ClipResult[],
  { plan, planned }: { readonly plan: ImportPlan; readonly planned: PlannedClip },
): readonly ImportProblem[] {
  const twin = before.find((b) => b.imported.clip.id === imported.clip.id)?.imported.clip.media;
  const what = `is the same video as "${twin?.source ?? ''}", which was taken instead`;
  const twice = twin === undefined ? [] : [{ file: planned.source, line: null, what }];
  const inSpans = problems.map((p): ImportProblem => ({
    ...p,
    file: p.line === null ? planned.source : (plan.table ?? planned.source),
  }));
  return [...twice, ...inSpans];
}

function summaryOf(
  results: readonly ClipResult[],
): Pick<ImportSummary, 'clips' | 'skipped' | 'segments'> {
  const ids = (outcome: ImportedClip['outcome']): readonly string[] =>
    results.filter((r) => r.imported.outcome === outcome).map((r) => r.imported.clip.id);
  const segments = results
    .flatMap(({ labels }) => Object.values(labels?.tracks ?? {}))
    .reduce((sum, track) => sum + track.length, 0);
  return { clips: ids('imported'), skipped: ids('present'), segments };
}

function throwIfStopped(signal: AbortSignal | undefined, plan: ImportPlan, done: number): void {
  if (signal?.aborted !== true) return;
  throw new Fault(
    'cancelled',
    `The import was stopped after ${done} of ${plan.clips.length} clips; those are in the project.`,
  );
}

function nothingImported(faults: readonly Fault[], problems: readonly ImportProblem[]): Fault {
  const [first] = faults;
  const [problem] = problems;
  if (faults.length === 1 && first !== undefined) return first;
  const why = problem === undefined ? '' : `: ${problemText(problem)}`;
  return new Fault(first?.reason ?? 'bad-input', `No clip could be imported${why}`, first);
}
