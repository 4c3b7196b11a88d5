/** The command that measures how far two labellers agree. */
import { Fault } from '../../../contract/fault.ts';
import type { CommandHandlers } from '../../../contract/window/commands.ts';
import { listClips } from '../clips/clip.ts';
import { measureAgreement, type ProjectAgreement } from '../labelling/measure-agreement.ts';
import { listLabelSets } from '../labels/label-set.ts';
import type { Project } from '../project/project.ts';
import { requireProject } from './require-project.ts';
import type { WindowState } from './window-options.ts';

export function agreementCommands(
  ready: Promise<WindowState>,
): Pick<CommandHandlers, 'agreement.measure'> {
  return {
    async 'agreement.measure'({ a, b }) {
      const project = requireProject(await ready);
      await requireCommonClip(project, a, b);
      const { clips, tracks, differences } = await measureAgreement(project, [a, b]);
      const meant = differences.filter((one) => one.a !== null && one.b !== null);
      return {
        clips,
        tracks: tracks.map(cardOf),
        differences: meant.toSorted((x, y) => lengthOf(y) - lengthOf(x)),
        lone: differences.length - meant.length,
      };
    },
  };
}

function cardOf(measured: ProjectAgreement['tracks'][number]) {
  const { track, frames, agreed, kappa, perClass, segmentF1 } = measured;
  return { track, frames, agreed, kappa, perClass: [...perClass], segmentF1 };
}

function lengthOf({ startFrame, endFrame }: ProjectAgreement['differences'][number]): number {
  return endFrame - startFrame;
}

/** @throws Fault 'bad-usage' */
async function requireCommonClip(project: Project, a: string, b: string): Promise<void> {
  const { clips } = await listClips(project);
  const sets = await Promise.all(clips.map(listLabelSets));
  if (a !== b && sets.some((ids) => ids.includes(a) && ids.includes(b))) return;
  throw new Fault(
    'bad-usage',
    'No clip has labels of both yet: let the second label one that the first has labelled.',
  );
}
