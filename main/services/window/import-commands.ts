/** Commands that bring videos and label files into the open project: looked at first, then carried out. */
import { isAbsolute } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import type { CommandHandlers } from '../../../contract/window/commands.ts';
import type { ImportRequest } from '../../../contract/window/import-commands.ts';
import { listClips } from '../clips/clip.ts';
import { problemText } from '../clips/import/import-plan.ts';
import { labelTarget } from '../clips/import/label-target.ts';
import { planImport } from '../clips/import/plan-import.ts';
import { previewImport } from '../clips/import/preview-import.ts';
import { requireWritable, type Project } from '../project/project.ts';
import { inWindowWords, refusingInWindowWords } from './in-window-words.ts';
import { requireProject } from './require-project.ts';
import type { WindowState } from './window-options.ts';

type Names = 'import.preview' | 'import.begin' | 'import.stop' | 'import.status';

export function importCommands(ready: Promise<WindowState>): Pick<CommandHandlers, Names> {
  return {
    'import.preview': async (request) => {
      const project = requireProject(await ready);
      return refusingInWindowWords(async () => {
        const { plan, target } = await planned(project, request);
        const preview = await previewImport(plan, { project, target });
        const { kind, labelSet, newTracks, newClasses, clips, problems, notes } = preview;
        return {
          ...{ kind, labelSet, newTracks, newClasses },
          clips: clips.map(({ clip, ...rest }) => ({ ...rest, isNew: clip === null })),
          problems: problems.map((problem) => inWindowWords(problemText(problem))),
          notes: notes.map(inWindowWords),
        };
      });
    },
    async 'import.begin'(request) {
      const state = await ready;
      const project = requireProject(state);
      const { desk } = state.project.labels();
      await requireWritable(project);
      const order = await refusingInWindowWords(() => planned(project, request));
      if (state.project.current()?.root !== project.root) {
        throw new Fault('bad-usage', 'Another project was opened meanwhile: import again.');
      }
      const { byReference } = request;
      state.importer.begin({
        ...{ ...order, project, desk, byReference },
        onProject: state.project.changed,
      });
      return {};
    },
    async 'import.stop'() {
      (await ready).importer.stop();
      return {};
    },
    'import.status': async () => (await ready).importer.state(),
  };
}

async function planned(project: Project, request: ImportRequest) {
  const { path, layout, groupFrom, tracks, as, labelSet, replaces } = request;
  for (const named of [path, tracks ?? path]) {
    if (isAbsolute(named)) continue;
    throw new Fault('bad-input', `"${named}" does not say where it is: name the whole path.`);
  }
  const { clips } = await listClips(project);
  const known = { tracks: project.file.tracks, clips };
  const plan = await planImport(path, { layout, groupFrom, tracks, project: known });
  const target = labelTarget(plan, {
    replaces,
    ...(as === null ? {} : { role: as }),
    ...(labelSet === null ? {} : { labelSet }),
  });
  return { plan, target };
}
