/** Edits of a project's classes, with the labels of every clip that they concern, undone and redone across restarts. */
import { isDeepStrictEqual } from 'node:util';
import { Fault } from '../../../contract/fault.ts';
import type { ClassEdit } from '../../../contract/labelling/class-edit.ts';
import type { ClassStep } from '../../../contract/labelling/class-history.ts';
import type { Chosen } from '../../../contract/labelling/class-journal.ts';
import type { Track } from '../../../contract/track.ts';
import { editTracks } from '../project/edit-tracks.ts';
import { changeProject, openProject, type Project } from '../project/project.ts';
import { createClassJournal } from './class-journal.ts';
import { carryOut, doStep, planBack } from './class-step.ts';
import type { LabelDesk } from './label-desk.ts';
import type { PlannedSet } from './plan-relabelling.ts';

export interface ClassesNow {
  /** As it is on the disk. */
  readonly project: Project;
  /** The kind of edit that would be undone or redone; null where there is none. */
  readonly undo: string | null;
  readonly redo: string | null;
  /** One sentence where earlier edits cannot be undone because their journal cannot be read. */
  readonly remark: string | null;
}

export interface ClassEdits {
  /** Never fails. */
  readonly look: () => Promise<ClassesNow>;
  /** @throws Fault, and then labels and classes are as they were, or undo takes back what is left of it. */
  readonly apply: (edit: ClassEdit) => Promise<void>;
  /** Takes back the last edit; labels made since stay. @throws Fault, also where it does not apply any more. */
  readonly undo: () => Promise<void>;
  /** Does the edit that was undone again, to all labels there are now. @throws Fault, as undo does. */
  readonly redo: () => Promise<void>;
}

export function createClassEdits(desk: LabelDesk, project: () => Project): ClassEdits {
  const { root } = project();
  const journal = createClassJournal(root);
  /** What is on the disk, since others write there as well; the caller holds the lock. */
  const current = (): Promise<Project> => changeProject(project(), (file) => file);
  return {
    async look() {
      const { history, remark } = await journal.read();
      return {
        project: await openProject(root).catch(project),
        undo: history.done.at(-1)?.edit.kind ?? null,
        redo: history.undone.at(-1)?.edit.kind ?? null,
        remark,
      };
    },
    apply: (edit) =>
      desk.holding(async (editLabels) => {
        const now = await current();
        const before = now.file.tracks;
        const step = { edit, before, after: editTracks(before, edit), relabelled: [] };
        await doStep(now, step, { kind: 'edit', journal, editLabels });
      }),
    undo: () =>
      desk.holding(async (editLabels) => {
        const step = (await journal.read()).history.done.at(-1);
        if (step === undefined) return;
        const now = await current();
        const isHalfDone = isDeepStrictEqual(now.file.tracks, step.before);
        if (!isHalfDone) requireTracks(now, step.after, 'undone');
        const plan = await planBack(now, step);
        await carryOut(now, { target: step.before, plan, editLabels });
        const chosen = isHalfDone ? null : chosenAgain(step, plan);
        await journal.append({ kind: 'undo', at: new Date().toISOString(), chosen });
      }),
    redo: () =>
      desk.holding(async (editLabels) => {
        const step = (await journal.read()).history.undone.at(-1);
        if (step === undefined) return;
        const now = await current();
        requireTracks(now, step.before, 'redone');
        await doStep(now, step, { kind: 'redo', journal, editLabels });
      }),
  };
}

/** What a split is to split off when it is redone: all that it takes back now. */
function chosenAgain({ edit }: ClassStep, plan: readonly PlannedSet[]): readonly Chosen[] | null {
  if (edit.kind !== 'split-class') return null;
  return plan.flatMap(({ at, segments }) =>
    segments.map(({ startFrame }) => ({ ...at, startFrame })),
  );
}

function requireTracks({ file }: Project, wanted: readonly Track[], what: string): void {
  if (isDeepStrictEqual(file.tracks, wanted)) return;
  throw new Fault(
    'bad-input',
    `Tracks or classes were changed elsewhere since, by an import or another program, so this step cannot be ${what} any more: change them by hand instead.`,
  );
}
