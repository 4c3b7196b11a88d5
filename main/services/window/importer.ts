/** Carries out one import at a time in the background of the window, and tells how it fares. */
import { stat } from 'node:fs/promises';
import { Fault, toFault } from '../../../contract/fault.ts';
import type { ImportState } from '../../../contract/window/import-commands.ts';
import type { Push } from '../../../contract/window/pushes.ts';
import type { ImportPlan, PlannedClip } from '../clips/import/import-plan.ts';
import type { LabelTarget } from '../clips/import/label-target.ts';
import { runImport, type ImportSummary } from '../clips/import/run-import.ts';
import type { ProbeMedia } from '../clips/probe-media.ts';
import { createWorkClock } from '../features/work-clock.ts';
import type { LabelDesk } from '../labelling/label-desk.ts';
import { createProbe } from '../pixels/probe-video.ts';
import { changeProject, type Project } from '../project/project.ts';
import { withTracks } from '../project/tracks.ts';
import type { Stage } from '../stage/stage.ts';
import { inWindowWords } from './in-window-words.ts';
import { createImportTeller, type ImportTeller } from './import-teller.ts';

export interface ImportOrder {
  readonly plan: ImportPlan;
  readonly target: LabelTarget;
  readonly byReference: boolean;
  readonly project: Project;
  readonly desk: LabelDesk;
  /** Takes note of tracks and classes that came with it. */
  readonly onProject: (project: Project) => void;
}

export interface Importer {
  readonly state: () => ImportState | null;
  /** @throws Fault 'bad-usage' while another goes on. */
  readonly begin: (order: ImportOrder) => void;
  readonly stop: () => void;
  /** Stops what goes on and forgets it; resolves when nothing is left behind. Never rejects. */
  readonly close: () => Promise<void>;
}

export interface ImporterOptions {
  readonly openStage: () => Promise<Stage>;
  readonly push: (push: Push) => void;
  readonly nowMs?: () => number;
}

export function createImporter({
  openStage,
  push,
  nowMs = () => performance.now(),
}: ImporterOptions): Importer {
  const teller = createImportTeller({ push, nowMs });
  let stopping = new AbortController();
  let running: Promise<void> | null = null;
  return {
    state: teller.state,
    begin(order) {
      if (running !== null) {
        throw new Fault('bad-usage', 'An import goes on already: let it finish, or stop it first.');
      }
      stopping = new AbortController();
      teller.begin(order.plan.clips.length, createWorkClock(nowMs));
      running = carryOut(order, { openStage, teller, stopped: stopping.signal }).finally(() => {
        running = null;
        push({ kind: 'clips-changed' });
      });
    },
    stop() {
      stopping.abort();
    },
    async close() {
      stopping.abort();
      await running;
      teller.clear();
    },
  };
}

interface Working extends Pick<ImporterOptions, 'openStage'> {
  readonly teller: ImportTeller;
  readonly stopped: AbortSignal;
}

/** Never rejects: every outcome is told. */
async function carryOut(order: ImportOrder, working: Working): Promise<void> {
  const { teller, stopped } = working;
  try {
    const summary = await order.desk.keeping(async (lost) => {
      try {
        return await run(order, working, AbortSignal.any([stopped, lost]));
      } catch (error) {
        throw lost.aborted ? lost.reason : error;
      }
    });
    if (stopped.aborted) teller.end('stopped', summary);
    else teller.end('done', summary);
  } catch (error) {
    const { message } = toFault(error);
    teller.fail(stopped.aborted ? 'stopped' : 'failed', inWindowWords(message));
  }
}

async function run(
  { plan, target, byReference, project, desk, onProject }: ImportOrder,
  { openStage, teller }: Working,
  signal: AbortSignal,
): Promise<ImportSummary> {
  const changed = await desk.holding(async () => {
    const tracks = (before: Project['file']['tracks']) => withTracks(before, plan.tracks);
    const next = await changeProject(project, (file) => ({ ...file, tracks: tracks(file.tracks) }));
    onProject(next);
    return next;
  });
  const weights = await Promise.all(plan.clips.map(weightOf));
  const importWith = (probe: ProbeMedia) =>
    runImport(plan, changed, probe, {
      target,
      byReference,
      signal,
      around: (clip, work) =>
        desk.holding(() => {
          if (!desk.isOpen(clip.id)) return work();
          const message = `"${clip.file.name}" is open under Label: close it there, then import its labels again.`;
          throw new Fault('bad-input', message);
        }),
      onProgress: (progress) => {
        teller.at(progress, shareOf(weights, progress.done));
      },
    });
  if (plan.clips.every(({ clip }) => clip !== undefined)) return importWith(nothingToDecode);
  signal.throwIfAborted();
  const stage = await openStage();
  try {
    return await importWith(createProbe(stage, signal));
  } finally {
    await stage.close();
  }
}

/** By the bytes that have to be read; labels alone weigh next to nothing. */
async function weightOf({ clip, path }: PlannedClip): Promise<number> {
  if (clip !== undefined) return 1;
  return (await stat(path).catch(() => null))?.size ?? 1;
}

function shareOf(weights: readonly number[], done: number): number {
  const sum = (some: readonly number[]) => some.reduce((a, b) => a + b, 0);
  const all = sum(weights);
  return all === 0 ? 0 : sum(weights.slice(0, done)) / all;
}

const nothingToDecode: ProbeMedia = () =>
  Promise.reject(new Error('labels alone have no video to decode'));
