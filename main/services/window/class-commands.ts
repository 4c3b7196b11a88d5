/** Commands on a project's tracks and classes, with the labels that follow them. */
import type { CommandHandlers } from '../../../contract/window/commands.ts';
import { classSegments } from '../labelling/class-segments.ts';
import { requireClassesFree, requireClassesFreeFor } from './require-classes-free.ts';
import { requireProject } from './require-project.ts';
import type { WindowServicesOptions, WindowState } from './window-options.ts';

type Names = 'classes.list' | 'classes.segments' | 'classes.edit' | 'classes.undo';

export function classCommands(
  ready: Promise<WindowState>,
  { push }: Pick<WindowServicesOptions, 'push'>,
): Pick<CommandHandlers, Names> {
  const told = (state: WindowState) => ({
    tracks: requireProject(state).file.tracks,
    undo: state.project.labels().classes.undoable(),
  });
  return {
    'classes.list': async () => told(await ready),
    async 'classes.segments'(asked) {
      return { segments: await classSegments(requireProject(await ready), asked) };
    },
    async 'classes.edit'({ edit }) {
      const state = await ready;
      requireClassesFreeFor(edit, state);
      state.project.changed(await state.project.labels().classes.apply(edit));
      push({ kind: 'clips-changed' });
      return told(state);
    },
    async 'classes.undo'() {
      const state = await ready;
      requireClassesFree(state);
      const changed = await state.project.labels().classes.undo();
      if (changed !== null) {
        state.project.changed(changed);
        push({ kind: 'clips-changed' });
      }
      return told(state);
    },
  };
}
