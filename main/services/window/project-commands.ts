/** Commands on projects: which were open, which is, and what holds in it from now on. */
import { basename, resolve } from 'node:path';
import { Fault, toFault } from '../../../contract/fault.ts';
import type { RecentProject } from '../../../contract/window/cards.ts';
import type { ReExtraction } from '../../../contract/window/re-extraction.ts';
import type { ArgsOf, CommandHandlers } from '../../../contract/window/commands.ts';
import { resolveExtractor } from '../extractors/resolve-extractor.ts';
import { changeProject, openProject, type Project } from '../project/project.ts';
import { extractAnew, goOnExtracting } from './feature-commands.ts';
import { refusingInWindowWords } from './in-window-words.ts';
import { projectCard } from './project-card.ts';
import type { WindowState } from './window-options.ts';

type Names =
  'projects.recent' | 'projects.open' | 'projects.close' | 'projects.forget' | 'projects.change';

export function projectCommands(ready: Promise<WindowState>): Pick<CommandHandlers, Names> {
  return {
    'projects.recent': async () => recentProjects(await ready),
    async 'projects.open'({ folder }) {
      const state = await ready;
      const opened = await refusingInWindowWords(() => state.project.open(folder));
      await goOnExtracting(state);
      return projectCard(opened);
    },
    async 'projects.close'() {
      const { project, reExtractor } = await ready;
      reExtractor.drop();
      await project.leave();
      return {};
    },
    async 'projects.forget'({ folder }) {
      const state = await ready;
      await state.settings.change((all) => ({
        ...all,
        recentProjects: all.recentProjects.filter((recent) => recent !== resolve(folder)),
      }));
      return recentProjects(state);
    },
    async 'projects.change'(change) {
      const state = await ready;
      const before = state.project.current();
      const changed = await changeOpen(state, change);
      state.project.changed(changed);
      const underWay = state.reExtractor.state();
      if (asksForOtherFeatures(before, changed, underWay)) await extractAnew(state);
      return projectCard(changed);
    },
  };
}

/** Another rate alone is for the next training to extract, unless work on the old one is under way. */
function asksForOtherFeatures(
  before: Project | null,
  { file }: Project,
  underWay: ReExtraction | null,
): boolean {
  if (before?.file.extractor !== file.extractor) return true;
  const isUnderWay = underWay?.phase === 'running' || underWay?.phase === 'waiting';
  return isUnderWay && before.file.modelRate !== file.modelRate;
}

async function changeOpen(
  { project, env }: WindowState,
  { modelRate, extractor }: ArgsOf<'projects.change'>,
): Promise<Project> {
  const current = project.current();
  if (current === null) {
    throw new Fault('bad-usage', 'No project is open: open one, then change what holds in it.');
  }
  if (typeof extractor === 'string') await resolveExtractor({ wanted: extractor, env });
  return changeProject(current, (file) => ({
    ...file,
    modelRate: modelRate ?? file.modelRate,
    extractor: extractor === undefined ? file.extractor : extractor,
  }));
}

function recentProjects({ settings }: WindowState): Promise<RecentProject[]> {
  return Promise.all(settings.current().recentProjects.map(recentProject));
}

async function recentProject(folder: string): Promise<RecentProject> {
  try {
    return { folder, name: (await openProject(folder)).file.name, fault: null };
  } catch (error) {
    const { reason, message } = toFault(error);
    return { folder, name: basename(folder), fault: { reason, message } };
  }
}
