/** Carries out an import plan clip by clip; what goes wrong with one clip costs only that clip. */
import { exitCodeOf, Fault, toFault } from '../../../../contract/fault.ts';
import { readLabelSet, writeLabelSet } from '../../labels/label-set.ts';
import { changeProject, type Project } from '../../project/project.ts';
import { withTracks } from '../../project/tracks.ts';
import type { Clip } from '../clip.ts';
import { createClipImporter, type ClipImporter, type ImportedClip } from '../import-clip.ts';
import type { ProbeMedia } from '../probe-media.ts';
import { readTimestamps } from '../timestamps.ts';
import { labelTarget, type LabelTarget } from './label-target.ts';
import {
  overlapNotes,
  placeLabels,
  placingProblems,
  type PlacedLabels,
  type ProblemContext,
} from './place-labels.ts';
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
  /** Where labels go; default: what the plan says of itself, never over labels that are there. */
  readonly target?: LabelTarget;
  /** Called around whatever reads and writes labels of a clip that is in the project already. */
  readonly around?: AroundLabels;
  /** Stops between clips; what is in stays in. */
  readonly signal?: AbortSignal;
}

type AroundLabels = <T>(clip: Clip, work: () => Promise<T>) => Promise<T>;

const nothingAround: AroundLabels = (_clip, work) => work();

export interface ImportSummary {
  /** Ids of the clips imported now. */
  readonly clips: readonly string[];
  /** Ids of clips whose media was in the project already. */
  readonly skipped: readonly string[];
  /** Segments written now. */
  readonly segments: number;
  /** Id of the label set they were written to. */
  readonly labelSet: string;
  /** Ids of the project's tracks after the import. */
  readonly tracks: readonly string[];
  readonly problems: readonly ImportProblem[];
  readonly notes: readonly string[];
}

interface ClipResult {
  readonly imported: ImportedClip;
  readonly placed: PlacedLabels;
}

const nothingPlaced: PlacedLabels = { labels: null, added: 0, conflicts: [], problems: [] };

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
  const target = options.target ?? labelTarget(plan);
  const results: ClipResult[] = [];
  const problems: ImportProblem[] = [...plan.problems];
  const faults: Fault[] = [];
  for (const [done, planned] of plan.clips.entries()) {
    throwIfStopped(options.signal, plan, done);
    const onFrames = (framesSoFar: number): void =>
      options.onProgress?.({ done, clips: plan.clips.length, source: planned.source, framesSoFar });
    try {
      const how = {
        byReference: options.byReference === true,
        target,
        around: options.around ?? nothingAround,
        onFrames,
        signal: options.signal,
      };
      const result = await importPlanned(changed, importer, planned, how);
      problems.push(...problemsOf(result, results, { plan, planned, target }));
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
  const placed = results.flatMap((result) => result.placed.problems);
  const notes = [...plan.notes, ...overlapNotes(plan, placed)];
  return { ...summaryOf(results), labelSet: target.id, tracks, problems, notes };
}

interface HowToImport {
  readonly signal: AbortSignal | undefined;
  readonly byReference: boolean;
  readonly target: LabelTarget;
  readonly around: AroundLabels;
  readonly onFrames: (framesSoFar: number) => void;
}

async function importPlanned(
  project: Project,
  importer: ClipImporter,
  { clip: known, path, source, group, spans }: PlannedClip,
  { byReference, target, around, onFrames, signal }: HowToImport,
): Promise<ClipResult> {
  onFrames(0);
  let placed = nothingPlaced;
  const label = (timestampsUs: readonly number[]): PlacedLabels['labels'] => {
    placed = placeLabels(spans, timestampsUs, { there: null, target });
    return placed.labels;
  };
  const imported: ImportedClip =
    known === undefined
      ? await importer.import({ path, source, group, byReference, label, signal }, onFrames)
      : { clip: known, outcome: 'present' };
  const { clip, outcome } = imported;
  if (outcome === 'imported' || spans.length === 0) return { imported, placed };
  placed = await around(clip, async () => {
    const there = await readLabelSet(clip, target.id);
    const merged = placeLabels(spans, await readTimestamps(clip), { there, target });
    if (merged.labels !== null) await writeLabelSet(project, clip, merged.labels);
    return merged;
  });
  return { imported, placed };
}

function problemsOf(
  { imported, placed }: ClipResult,
  before: readonly ClipResult[],
  { plan, planned, target }: ProblemContext,
): readonly ImportProblem[] {
  const twin = before.find((b) => b.imported.clip.id === imported.clip.id)?.imported.clip.media;
  const what = `is the same video as "${twin?.source ?? ''}", which was taken instead`;
  const twice = twin === undefined ? [] : [{ file: planned.source, line: null, what }];
  return [...twice, ...placingProblems(placed, { plan, planned, target })];
}

function summaryOf(
  results: readonly ClipResult[],
): Pick<ImportSummary, 'clips' | 'skipped' | 'segments'> {
  const ids = (outcome: ImportedClip['outcome']): readonly string[] =>
    results.filter((r) => r.imported.outcome === outcome).map((r) => r.imported.clip.id);
  const segments = results.map(({ placed }) => placed.added).reduce((sum, added) => sum + added, 0);
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
