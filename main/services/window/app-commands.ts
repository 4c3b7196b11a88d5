/** Commands on the program itself: how it was started, what it consists of, what room it takes. */
import { toFault } from '../../../contract/fault.ts';
import type { CommandHandlers } from '../../../contract/window/commands.ts';
import { version } from '../../version.ts';
import { about } from './about.ts';
import { listKnownModels } from './known-models.ts';
import { projectCard } from './project-card.ts';
import { storageOf } from './storage.ts';
import type { WindowServicesOptions, WindowState } from './window-options.ts';

type Names = 'app.start' | 'app.about' | 'app.storage';

export function appCommands(
  ready: Promise<WindowState>,
  host: WindowServicesOptions['host'],
): Pick<CommandHandlers, Names> {
  return {
    async 'app.start'() {
      const state = await ready;
      const project = state.project.current();
      return {
        version: version(),
        host,
        settings: state.settings.current(),
        project: project === null ? null : await projectCard(project),
        begin: await beginOf(state),
        remarks: state.remarks.splice(0),
      };
    },
    'app.about': async () => about(await ready),
    'app.storage': async () => storageOf(await ready),
  };
}

async function beginOf(state: WindowState) {
  const { source, model: path } = state.start;
  if (source === null) return null;
  const { models } = await listKnownModels(state);
  const model = models.find(({ card }) => card.path === path)?.card.id ?? null;
  return { source: source.kind === 'camera' ? ('camera' as const) : ('sample' as const), model };
}

/** Opens what the command line names, else what was open last; a failure becomes a remark, shown once. */
export async function openFirst(state: WindowState): Promise<void> {
  const { settings, start, project, remarks } = state;
  const folder = start.project ?? settings.current().project;
  try {
    if (folder !== null) await project.open(folder);
  } catch (error) {
    remarks.push(toFault(error).message);
    // The project of the settings is not tried again at every start; one named by hand was never in them.
    if (start.project === null) await project.leave().catch(() => undefined);
  }
  if (start.model === null) return;
  const { models, problems } = await listKnownModels(state);
  const named = models.find(({ card }) => card.path === start.model)?.card.id;
  if (named === undefined) remarks.push(...problems.filter((p) => p.includes(start.model ?? '')));
  else await settings.change((all) => ({ ...all, model: named })).catch(() => undefined);
}
