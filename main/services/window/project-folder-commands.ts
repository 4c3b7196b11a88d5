/** Commands that make and name project folders. */
import type { CommandHandlers } from '../../../contract/window/commands.ts';
import { changeProject, createProject } from '../project/project.ts';
import { projectCard } from './project-card.ts';
import { requireProject } from './require-project.ts';
import type { WindowState } from './window-options.ts';

type Names = 'projects.create' | 'projects.rename';

export function projectFolderCommands(ready: Promise<WindowState>): Pick<CommandHandlers, Names> {
  return {
    async 'projects.create'({ folder, name }) {
      const { project } = await ready;
      const { root } = await createProject(folder, name);
      return projectCard(await project.open(root));
    },
    async 'projects.rename'({ name }) {
      const state = await ready;
      const { project } = state;
      const renamed = await project
        .labels()
        .desk.holding(() => changeProject(requireProject(state), (file) => ({ ...file, name })));
      project.changed(renamed);
      return projectCard(renamed);
    },
  };
}
