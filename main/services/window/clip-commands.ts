/** Commands on clips: the list of them with how far each is labelled, their names, groups, notes and pictures. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault, toFault } from '../../../contract/fault.ts';
import type { ClipCard } from '../../../contract/window/clips.ts';
import type { ArgsOf, CommandHandlers } from '../../../contract/window/commands.ts';
import { listClips, readClip, type Clip } from '../clips/clip.ts';
import { isMediaMissing } from '../clips/find-media.ts';
import { listRemoved } from '../clips/removed-clips.ts';
import { materialOf, summariseClip, type ClipSummary } from '../labelling/clip-summary.ts';
import { writeAtomic, writeJsonAtomic } from '../project/atomic-file.ts';
import { requireThere } from '../project/project-gone.ts';
import { clipsFolder, type Project } from '../project/project.ts';
import { pictureFormat, picturePath } from './clip-picture.ts';
import { requireProject } from './require-project.ts';
import type { WindowServicesOptions, WindowState } from './window-options.ts';

type Names = 'clips.list' | 'clips.change' | 'clips.picture';

export function clipCommands(
  ready: Promise<WindowState>,
  { files, push }: Pick<WindowServicesOptions, 'files' | 'push'>,
): Pick<CommandHandlers, Names> {
  const lent = new Map<string, string>();
  const lendOnce = (path: string): string => {
    const address = lent.get(path) ?? files.lend(path);
    lent.set(path, address);
    return address;
  };
  const change = async (state: WindowState, id: string, how: (clip: Clip) => Promise<void>) => {
    const project = requireProject(state);
    const folder = join(clipsFolder(project.root), id);
    // Read while nobody else changes it, so that of two changes at once neither is lost.
    await state.project.labels().desk.holding(async () => how(await readClip(folder)));
    push({ kind: 'clips-changed' });
    return cardOf(project, await readClip(folder), lendOnce);
  };
  return {
    async 'clips.list'() {
      const project = requireProject(await ready);
      await requireThere(project.root);
      const { tracks } = project.file;
      const { clips, problems } = await listClips(project);
      const found = await Promise.all(clips.map((clip) => summaryOrFault(clip, project)));
      const summaries = found.flatMap((one) => (one instanceof Fault ? [] : [one]));
      return {
        clips: await Promise.all(clips.map((clip) => cardOf(project, clip, lendOnce))),
        removed: [...(await listRemoved(project))],
        material: [...materialOf(summaries, tracks)],
        problems: [...problems],
      };
    },
    async 'clips.change'({ clip: id, ...fields }) {
      return change(await ready, id, ({ folder, file }) =>
        writeJsonAtomic(join(folder, 'clip.json'), { ...file, ...given(fields) }),
      );
    },
    async 'clips.picture'({ clip: id, image }) {
      const format = pictureFormat(image);
      return change(await ready, id, async ({ folder }) => {
        const before = await picturePath(folder);
        const path = join(folder, `picture.${format}`);
        await writeAtomic(path, image);
        if (before !== null && before !== path) await rm(before, { force: true });
      });
    },
  };
}

/** A clip as the window lists it. @param lend gives a file an address that stands while the window is open. */
export async function cardOf(
  project: Project,
  clip: Clip,
  lend: (path: string) => string,
): Promise<ClipCard> {
  const summary = await summaryOrFault(clip, project);
  const picture = await picturePath(clip.folder);
  const { name, group, notes } = clip.file;
  const { frames, durationUs, width, height, reference } = clip.media;
  const isMissing = await isMediaMissing(clip);
  const facts = { frames, durationUs, width, height, reference, isMissing };
  const about = { id: clip.id, name, group, notes, ...facts };
  const thumbnail = picture === null ? null : lend(picture);
  if (summary instanceof Fault) {
    const { reason, message } = summary;
    const fault = { reason, message };
    return { ...about, state: 'unlabelled', shares: [], sets: [], thumbnail, fault };
  }
  const { state, shares, sets } = summary;
  return { ...about, state, shares: [...shares], sets: [...sets], thumbnail, fault: null };
}

function summaryOrFault(clip: Clip, { file }: Project): Promise<ClipSummary | Fault> {
  return summariseClip(clip, file.tracks).catch((error: unknown) => toFault(error));
}

function given(fields: Omit<ArgsOf<'clips.change'>, 'clip'>): typeof fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
