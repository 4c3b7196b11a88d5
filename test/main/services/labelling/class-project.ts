/** A project with two clips of the track "posture", its classes edited as the window does, and everything that they concern. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClassEdit } from '../../../../contract/labelling/class-edit.ts';
import type { Edit } from '../../../../contract/labelling/edit.ts';
import type { LabelSet } from '../../../../contract/segment.ts';
import { BACKGROUND } from '../../../../contract/track.ts';
import { importClip } from '../../../../main/services/clips/import-clip.ts';
import { listClips } from '../../../../main/services/clips/clip.ts';
import { createClassEdits } from '../../../../main/services/labelling/class-edits.ts';
import { createLabelDesk, type LabelDesk } from '../../../../main/services/labelling/label-desk.ts';
import { listLabelSets, readLabelSet } from '../../../../main/services/labels/label-set.ts';
import { createProject, openProject } from '../../../../main/services/project/project.ts';
import { plainProbe, plantMedia } from '../clips/plain-probe.ts';
import { anna } from './label-clip.ts';

/** What edits of classes must bring back: the bytes of project.json, and the labels of every set. */
export interface Everything {
  readonly project: string;
  readonly labels: Readonly<Record<string, LabelSet['tracks']>>;
}

export async function everythingIn(root: string): Promise<Everything> {
  const labels: Record<string, LabelSet['tracks']> = {};
  for (const clip of (await listClips(await openProject(root))).clips) {
    for (const set of await listLabelSets(clip)) {
      labels[`${clip.id}/${set}`] = (await readLabelSet(clip, set))?.tracks ?? {};
    }
  }
  return { project: readFileSync(join(root, 'project.json'), 'utf8'), labels };
}

/** Labels of classes that the project lacks. */
export function unknownClasses({ project, labels }: Everything): readonly string[] {
  const { tracks } = JSON.parse(project) as {
    tracks: { id: string; classes: { id: string }[] }[];
  };
  const known = new Set(
    tracks.flatMap(({ id, classes }) =>
      [{ id: BACKGROUND }, ...classes].map((c) => `${id}/${c.id}`),
    ),
  );
  return Object.values(labels)
    .flatMap((set) =>
      Object.entries(set).flatMap(([id, all]) => all.map((s) => `${id}/${s.classId}`)),
    )
    .filter((label) => !known.has(label));
}

/**
 * The classes of a project, as a program that was just started has them.
 * @param beforeLabels called before each label set that an edit of classes changes; what it throws is a disk's refusal.
 */
export async function openClasses(root: string, beforeLabels: () => void = () => undefined) {
  let project = await openProject(root);
  const desk = createLabelDesk({
    project: () => project,
    onLost: () => undefined,
    onSaveFailed: () => undefined,
  });
  const holding: LabelDesk['holding'] = (work) =>
    desk.holding((edit) =>
      work((at, edits) => {
        beforeLabels();
        return edit(at, edits);
      }),
    );
  const classes = createClassEdits({ ...desk, holding }, () => project);
  const changing = async (change: () => Promise<void>): Promise<void> => {
    await change().finally(async () => {
      ({ project } = await classes.look());
    });
  };
  return {
    look: classes.look,
    tracks: () => project.file.tracks,
    apply: (edit: ClassEdit) => changing(() => classes.apply(edit)),
    undo: () => changing(classes.undo),
    redo: () => changing(classes.redo),
    /** As a person does who has the clip open. */
    async label(clip: string, ...edits: readonly Edit[]): Promise<void> {
      const at = { clip, set: 'hand' };
      await desk.open({ ...at, begin: anna });
      await desk.edit(at, edits).finally(() => desk.close(at));
    },
    close: desk.closeAll,
  };
}

export type OpenClasses = Awaited<ReturnType<typeof openClasses>>;

export const sit = { track: 'posture', classId: 'sit' } as const;

/** Clips "walk" and "rest", with "sit" on 0 to 9 and "stand" on 9 to 15 of both. */
export async function classProject(folder: string) {
  const project = await createProject(join(folder, 'p.longtake'));
  const clips: string[] = [];
  for (const name of ['walk', 'rest']) {
    const path = plantMedia(join(folder, `${name}.mp4`));
    clips.push((await importClip(project, { path }, plainProbe)).clip.id);
  }
  const { root } = project;
  const open = await openClasses(root);
  await open.apply({ kind: 'add-track', name: 'Posture' });
  for (const name of ['Sit', 'Stand']) {
    await open.apply({ kind: 'add-class', track: 'posture', name });
  }
  const [walk = '', rest = ''] = clips;
  for (const clip of clips) await open.label(clip, paint(0, 9, 'sit'), paint(9, 15, 'stand'));
  return { root, open, walk, rest };
}

export function paint(startFrame: number, endFrame: number, classId: string | null): Edit {
  return { kind: 'paint', track: 'posture', startFrame, endFrame, classId };
}
