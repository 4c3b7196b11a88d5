/** Edits of a project's classes, with the labels of every clip that they concern, and their undoing. */
import type { ClassEdit } from '../../../contract/labelling/class-edit.ts';
import type { Edit } from '../../../contract/labelling/edit.ts';
import type { Track } from '../../../contract/track.ts';
import { listClips } from '../clips/clip.ts';
import { listLabelSets, readLabelSet } from '../labels/label-set.ts';
import { editTracks, idOfNewClass } from '../project/edit-tracks.ts';
import { changeProject, type Project } from '../project/project.ts';
import type { LabelDesk, SetAddress } from './label-desk.ts';
import { relabellingOf } from './relabelling.ts';

export interface ClassEdits {
  /** The kind of edit that would be undone; null where there is none. */
  readonly undoable: () => string | null;
  /** @throws Fault, and then labels and classes are as they were. */
  readonly apply: (edit: ClassEdit) => Promise<Project>;
  /** Takes back the last edit; labels made since stay. @returns null where there is none. */
  readonly undo: () => Promise<Project | null>;
}

interface Done {
  readonly edit: ClassEdit;
  readonly before: readonly Track[];
  readonly backs: readonly Back[];
}

interface Back {
  readonly at: SetAddress;
  readonly edits: readonly Edit[];
}

/** Labels never name a class that the project lacks: a class comes before its first label and goes after its last. */
export function createClassEdits(desk: LabelDesk, project: () => Project): ClassEdits {
  let history: readonly Done[] = [];
  return {
    undoable: () => history.at(-1)?.edit.kind ?? null,
    apply: (edit) =>
      desk.holding(async (editLabels) => {
        const before = project().file.tracks;
        editTracks(before, edit);
        const change = (): Promise<Project> =>
          changeProject(project(), (file) => ({ ...file, tracks: editTracks(file.tracks, edit) }));
        const first = edit.kind === 'split-class' ? await change() : null;
        const backs = await relabelAll(project(), { edit, before, editLabels });
        const changed = first ?? (await change());
        history = [...history, { edit, before, backs }];
        return changed;
      }),
    undo: () =>
      desk.holding(async (editLabels) => {
        const last = history.at(-1);
        if (last === undefined) return null;
        const change = (): Promise<Project> =>
          changeProject(project(), (file) => ({ ...file, tracks: last.before }));
        const first = last.edit.kind === 'split-class' ? null : await change();
        for (const { at, edits } of last.backs) await editLabels(at, edits);
        history = history.slice(0, -1);
        return first ?? change();
      }),
  };
}

interface Relabelled {
  readonly edit: ClassEdit;
  readonly before: readonly Track[];
  readonly editLabels: LabelDesk['edit'];
}

/** All sets of all clips, or none. @throws Fault */
async function relabelAll(
  project: Project,
  { edit, before, editLabels }: Relabelled,
): Promise<readonly Back[]> {
  const newClass = edit.kind === 'split-class' ? idOfNewClass(before, edit.track, edit.name) : null;
  const backs: Back[] = [];
  try {
    for (const clip of (await listClips(project)).clips) {
      for (const set of await listLabelSets(clip)) {
        const labels = await readLabelSet(clip, set);
        const found =
          labels === null ? null : relabellingOf(edit, { clip: clip.id, labels, newClass });
        if (found === null) continue;
        const at = { clip: clip.id, set };
        await editLabels(at, found.edits);
        backs.push({ at, edits: found.back });
      }
    }
  } catch (error) {
    for (const { at, edits } of backs) await editLabels(at, edits).catch(() => undefined);
    throw error;
  }
  return backs;
}
