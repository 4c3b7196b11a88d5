/** Commands that take clips out of the project and bring them back, find their videos again, and lend them. */
import { join } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import type { CommandHandlers } from '../../../contract/window/commands.ts';
import { mediaPath, readClip } from '../clips/clip.ts';
import { findMedia, isMediaMissing } from '../clips/find-media.ts';
import { deleteRemoved, removeClip, restoreClip } from '../clips/removed-clips.ts';
import { clipsFolder, type Project } from '../project/project.ts';
import { requireProject } from './require-project.ts';
import type { WindowServicesOptions, WindowState } from './window-options.ts';

type Names =
  'clips.remove' | 'clips.restore' | 'clips.delete-removed' | 'clips.find-media' | 'clips.media';

export function clipKeepingCommands(
  ready: Promise<WindowState>,
  { files, push }: Pick<WindowServicesOptions, 'files' | 'push'>,
): Pick<CommandHandlers, Names> {
  const lent = new Map<string, string>();
  const changing = async <T>(how: (project: Project, state: WindowState) => Promise<T>) => {
    const state = await ready;
    const project = requireProject(state);
    const changed = await state.project.labels().desk.holding(() => how(project, state));
    push({ kind: 'clips-changed' });
    return changed;
  };
  return {
    'clips.remove': ({ clip: id }) =>
      changing(async (project, state) => {
        const clip = await readClip(join(clipsFolder(project.root), id));
        if (state.project.labels().desk.isOpen(id)) {
          const message = `"${clip.file.name}" is open under Label: close it there, then remove it.`;
          throw new Fault('project-busy', message);
        }
        return { entry: await removeClip(project, clip) };
      }),
    'clips.restore': ({ entry }) =>
      changing(async (project) => ({ clip: await restoreClip(project, entry) })),
    'clips.delete-removed': () =>
      changing(async (project) => ({ deleted: await deleteRemoved(project) })),
    'clips.find-media': ({ folder }) =>
      changing(async (project) => {
        const { found, stillMissing } = await findMedia(project, folder);
        return { found: [...found], stillMissing };
      }),
    async 'clips.media'({ clip: id }) {
      const clip = await readClip(join(clipsFolder(requireProject(await ready).root), id));
      const path = mediaPath(clip);
      if (await isMediaMissing(clip)) {
        const message = `The video of "${clip.file.name}" is not at "${path}" any more: find it again under Clips.`;
        throw new Fault('not-found', message);
      }
      const address = lent.get(path) ?? files.lend(path);
      lent.set(path, address);
      return { address };
    },
  };
}
