/** One step of class edits carried out or taken back, so that undo mends whatever a failure or a kill leaves half done. */
import { isDeepStrictEqual } from 'node:util';
import type { ClassStep } from '../../../contract/labelling/class-history.ts';
import type { Track } from '../../../contract/track.ts';
import { changeProject, type Project } from '../project/project.ts';
import type { ClassJournal } from './class-journal.ts';
import type { LabelDesk } from './label-desk.ts';
import { isLosing, planRelabelling, type PlannedSet } from './plan-relabelling.ts';
import { concernsLabels, relabellingOf, takingBack } from './relabelling.ts';
import { requireClipsOf } from './step-clips.ts';

interface Doing {
  readonly kind: 'edit' | 'redo';
  readonly journal: ClassJournal;
  readonly editLabels: LabelDesk['edit'];
}

/** @throws Fault, and then all is as it was, or the step stays the last one for undo to take back. */
export async function doStep(
  project: Project,
  step: ClassStep,
  { kind, journal, editLabels }: Doing,
): Promise<void> {
  const { edit, before, after } = step;
  const wanted = { now: before, target: after };
  const plan = concernsLabels(edit)
    ? await planRelabelling(project, wanted, (set) => relabellingOf(step, set))
    : [];
  if (plan.length === 0 && isDeepStrictEqual(before, after)) return;
  const relabelled = plan.map(({ at, segments }) => ({ ...at, segments }));
  const at = new Date().toISOString();
  await journal.append(
    kind === 'redo' ? { kind, at, relabelled } : { kind, at, edit, before, after, relabelled },
  );
  try {
    await carryOut(project, { target: after, plan, editLabels });
  } catch (error) {
    try {
      const now = await changeProject(project, (file) => file);
      const back = await planBack(now, { ...step, relabelled });
      await carryOut(now, { target: before, plan: back, editLabels });
      await journal.append({ kind: 'drop', at });
    } catch {
      // The first error is the one to tell; what is left of the step can be undone.
    }
    throw error;
  }
}

/** @throws Fault where labels would be lost, or where a clip that it concerns is in the trash. */
export async function planBack(project: Project, step: ClassStep): Promise<readonly PlannedSet[]> {
  const wanted = { now: project.file.tracks, target: step.before };
  if (!concernsLabels(step.edit) && !isLosing(wanted)) return [];
  await requireClipsOf(project, step.relabelled);
  return planRelabelling(project, wanted, (set) => takingBack(step, set));
}

export interface Carrying {
  readonly target: readonly Track[];
  readonly plan: readonly PlannedSet[];
  readonly editLabels: LabelDesk['edit'];
}

/** Labels never name a class that the project lacks: a class comes before its first label and goes after its last. */
export async function carryOut(
  project: Project,
  { target, plan, editLabels }: Carrying,
): Promise<void> {
  const put = (): Promise<Project> =>
    changeProject(project, (file) => ({ ...file, tracks: target }));
  const isLast = isLosing({ now: project.file.tracks, target });
  if (!isLast) await put();
  for (const { at, edits } of plan) await editLabels(at, edits);
  if (isLast) await put();
}
