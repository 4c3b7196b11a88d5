/** Commands on a project's tracks and classes, with the labels that follow them. */
import type { AnswerOf, CommandHandlers } from '../../../contract/window/commands.ts';
import { classSegments } from '../labelling/class-segments.ts';
import type { ClassEdits } from '../labelling/class-edits.ts';
import { requireClassesFree, requireClassesFreeFor } from './require-classes-free.ts';
import { requireProject } from './require-project.ts';
import type { WindowServicesOptions, WindowState } from './window-options.ts';

type Names = 'classes.list' | 'classes.segments' | 'classes.edit' | 'classes.undo' | 'classes.redo';

export function classCommands(
  ready: Promise<WindowState>,
  { push }: Pick<WindowServicesOptions, 'push'>,
): Pick<CommandHandlers, Names> {
  const changing = async (
    requireFree: (state: WindowState) => void,
    change: (classes: ClassEdits) => Promise<void>,
  ) => {
    const state = await ready;
    requireFree(state);
    const { classes } = state.project.labels();
    // One that failed may have found, or left, something else than the window knows.
    await change(classes).finally(async () => {
      await look(state, classes);
      push({ kind: 'clips-changed' });
    });
    return look(state, classes);
  };
  return {
    async 'classes.list'() {
      const state = await ready;
      return look(state, state.project.labels().classes);
    },
    async 'classes.segments'(asked) {
      return { segments: await classSegments(requireProject(await ready), asked) };
    },
    'classes.edit': ({ edit }) =>
      changing(
        (state) => {
          requireClassesFreeFor(edit, state);
        },
        (classes) => classes.apply(edit),
      ),
    'classes.undo': () => changing(requireClassesFree, (classes) => classes.undo()),
    'classes.redo': () => changing(requireClassesFree, (classes) => classes.redo()),
  };
}

/** Takes note of what is on the disk, unless the window has learnt something else meanwhile. */
async function look(state: WindowState, classes: ClassEdits): Promise<AnswerOf<'classes.list'>> {
  const { project: open } = state;
  const known = open.current();
  const { project, ...about } = await classes.look();
  const isSame = open.current() === known;
  if (!isSame && open.current()?.root === project.root) return look(state, classes);
  if (isSame) open.changed(project);
  return { tracks: project.file.tracks, ...about };
}
