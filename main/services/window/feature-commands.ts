/** Extracting the open project's features anew: begun when its extractor changes, gone on with after a restart, ended on request. */
import type { CommandHandlers } from '../../../contract/window/commands.ts';
import { resolveExtractor } from '../extractors/resolve-extractor.ts';
import { isMarked, mark, unmark } from '../features/re-extraction-mark.ts';
import type { ReExtractionOrder } from '../features/re-extract.ts';
import type { Project } from '../project/project.ts';
import type { WindowState } from './window-options.ts';

type Names = 'features.status' | 'features.cancel';

export function featureCommands(ready: Promise<WindowState>): Pick<CommandHandlers, Names> {
  return {
    'features.status': async () => (await ready).reExtractor.state(),
    async 'features.cancel'() {
      const { project, reExtractor } = await ready;
      reExtractor.cancel();
      const open = project.current();
      if (open !== null) await unmark(open.root);
      return {};
    },
  };
}

/** In the background; how it fares is pushed. */
export async function extractAnew(state: WindowState): Promise<void> {
  const project = state.project.current();
  if (project === null) return;
  await mark(project.root);
  state.reExtractor.begin(orderOf(state, project));
}

/** What a window before this one did not finish. */
export async function goOnExtracting(state: WindowState): Promise<void> {
  const project = state.project.current();
  state.reExtractor.drop();
  if (project === null || !(await isMarked(project.root))) return;
  state.reExtractor.begin(orderOf(state, project));
}

function orderOf({ settings, env }: WindowState, project: Project): ReExtractionOrder {
  return {
    project,
    resolve: () =>
      resolveExtractor({ wanted: project.file.extractor ?? settings.current().extractor, env }),
    onDone: () => unmark(project.root),
  };
}
