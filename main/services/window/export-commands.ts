/** Commands that write the open project's labels for other programs: looked at first, then carried out. */
import { Fault, toFault } from '../../../contract/fault.ts';
import type { ArgsOf, CommandHandlers } from '../../../contract/window/commands.ts';
import type {
  ExportOutcome,
  ExportPlace,
  ExportPreview,
} from '../../../contract/window/export-commands.ts';
import { labelFileShape } from '../labels/formats/registry.ts';
import type { Project } from '../project/project.ts';
import type { Exporter } from './exporter.ts';
import { firstLines } from './first-lines.ts';
import { inWindowWords, refusingInWindowWords } from './in-window-words.ts';
import {
  namedPlace,
  planExport,
  requireNamedPlace,
  type PlannedExport,
  type WantedPlace,
} from './plan-export.ts';
import { requireProject } from './require-project.ts';
import { revealFile } from './reveal-file.ts';
import type { WindowServicesOptions, WindowState } from './window-options.ts';

type Names = 'export.preview' | 'export.place' | 'export.write' | 'export.stop' | 'export.reveal';

export function exportCommands(
  ready: Promise<WindowState>,
  { reveal = revealFile }: Pick<WindowServicesOptions, 'reveal'>,
): Pick<CommandHandlers, Names> {
  return {
    'export.preview': async (request) => {
      const project = requireProject(await ready);
      return refusingInWindowWords(async () => previewOf(await planExport(project, request)));
    },
    'export.place': async (wanted) => {
      const project = requireProject(await ready);
      return lookAt(wanted, () => namedPlace(project, wanted));
    },
    'export.write': async (order) => {
      const { exporter, ...state } = await ready;
      const project = requireProject(state);
      return refusingInWindowWords(() => write(exporter, project, order));
    },
    async 'export.stop'() {
      (await ready).exporter.stop();
      return {};
    },
    async 'export.reveal'({ file }) {
      if (!(await ready).exporter.isOurs(file)) {
        throw new Fault('bad-input', 'Only files that were exported here can be shown.');
      }
      await reveal(file);
      return {};
    },
  };
}

async function write(
  exporter: Exporter,
  project: Project,
  { folder, name, ...request }: ArgsOf<'export.write'>,
): Promise<ExportOutcome> {
  const { prepared, paths } = await exporter.write(async () => {
    const { exported, ending, isFolder } = await planExport(project, request);
    const { format, files } = exported;
    const wanted = { folder, name, format, ending, files: files.length };
    const place = await requireNamedPlace(namedPlace(project, wanted), wanted);
    return { place, files, isFolder };
  });
  const { place, files, isFolder } = prepared;
  return {
    ...{ path: place.path, isFolder, firstFile: paths[0] ?? place.path },
    files: paths.length,
    clips: files.flatMap(({ clips }) => clips).length,
    segments: files.reduce((sum, { segments }) => sum + segments, 0),
  };
}

function previewOf(planned: PlannedExport): ExportPreview {
  const { exported, ending, clips, labelSets, name, isFolder } = planned;
  const { format, labelSet, isPerClip, files, unlabelled, lost, problems } = exported;
  const nameOf = (file: { readonly name: string }) => (isPerClip ? file.name : name);
  const shown = files.find(({ segments }) => segments > 0) ?? files[0];
  return {
    ...{ labelSet, labelSets, ending, isFolder, name, lost, problems },
    endings: labelFileShape(format).endings,
    files: files.map((file) => ({
      name: nameOf(file),
      clips: file.clips.length,
      segments: file.segments,
    })),
    sample:
      shown === undefined
        ? { name: '', lines: [], isWhole: true }
        : { name: nameOf(shown), ...firstLines(shown.text()) },
    unlabelled: clips.filter(({ id }) => unlabelled.includes(id)).map(({ file }) => file.name),
  };
}

/** A place that cannot be written to is told, not refused: the name is still being typed. */
async function lookAt(
  wanted: WantedPlace,
  placed: () => { folder: string; path: string },
): Promise<ExportPlace> {
  let place = { folder: wanted.folder ?? '', path: '' };
  try {
    place = placed();
    await requireNamedPlace(place, wanted);
    return { ...place, problem: null };
  } catch (error) {
    return { ...place, problem: inWindowWords(toFault(error).message) };
  }
}
