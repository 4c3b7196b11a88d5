/** What an export from the window would write, and where: for its preview, and again when it is carried out. */
import { basename, dirname, isAbsolute, join } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import type { LabelFileFormat } from '../../../contract/label-file-formats.ts';
import type { ExportPreview, ExportRequest } from '../../../contract/window/export-commands.ts';
import { listClips, type Clip } from '../clips/clip.ts';
import { endingAskedFor, exportLabels, type LabelExport } from '../labels/export-labels.ts';
import { labelFileShape } from '../labels/formats/registry.ts';
import { HAND_SET, listLabelSets } from '../labels/label-set.ts';
import { requirePlace, type LabelPlace } from '../labels/save-label-files.ts';
import type { Project } from '../project/project.ts';
import { slugOf } from '../project/slug.ts';

export interface PlannedExport {
  readonly exported: LabelExport;
  readonly ending: string;
  /** The clips meant. */
  readonly clips: readonly Clip[];
  readonly labelSets: ExportPreview['labelSets'];
  /** What the file or folder is called where the user gives no name. */
  readonly name: string;
  readonly isFolder: boolean;
}

/** @throws Fault for clips and labels that are not there. */
export async function planExport(
  project: Project,
  { format, ending: wanted, labelSet, clips: ids }: ExportRequest,
): Promise<PlannedExport> {
  const { clips: all } = await listClips(project);
  const clips = ids === null ? all : all.filter(({ id }) => ids.includes(id));
  const labelSets = await countLabelSets(clips);
  const { endings } = labelFileShape(format);
  const ending = endings.find((one) => one === wanted) ?? endings[0];
  const exported = await exportLabels(project, {
    format,
    ending,
    labelSet: labelSet ?? usualSet(labelSets),
    ...(ids === null ? {} : { clips: ids }),
  });
  const isFolder = exported.isPerClip && exported.files.length > 1;
  return { exported, ending, clips, labelSets, isFolder, name: nameOf(project, exported, ending) };
}

async function countLabelSets(clips: readonly Clip[]): Promise<ExportPreview['labelSets']> {
  const ids = (await Promise.all(clips.map(listLabelSets))).flat();
  return [...Map.groupBy(ids, (id) => id)]
    .map(([id, same]) => ({ id, clips: same.length }))
    .sort((a, b) => a.id.localeCompare(b.id));
}

function usualSet(labelSets: ExportPreview['labelSets']): string {
  const isThere = labelSets.some(({ id }) => id === HAND_SET);
  return isThere ? HAND_SET : (labelSets[0]?.id ?? HAND_SET);
}

/** A clip's own name for its file, else the project's. */
function nameOf({ file }: Project, { format, isPerClip, files }: LabelExport, ending: string) {
  const project = slugOf(file.name, 'project');
  const [only] = files;
  if (!isPerClip) return `${project}-labels${ending}`;
  return files.length === 1 && only !== undefined ? only.name : `${project}-${format}`;
}

export interface WantedPlace {
  readonly folder: string | null;
  readonly name: string;
  readonly format: LabelFileFormat;
  readonly ending: string;
  readonly files: number;
}

export interface NamedPlace {
  readonly folder: string;
  readonly path: string;
}

/** @throws Fault 'bad-input' for what is no place. */
export function namedPlace(project: Project, wanted: WantedPlace): NamedPlace {
  const { folder: asked, name: given, format, ending } = wanted;
  const folder = asked ?? dirname(project.root);
  const name = given.trim();
  if (!isAbsolute(folder)) {
    throw new Fault('bad-input', `"${folder}" does not say where it is: name the whole path.`);
  }
  if (name === '' || name !== basename(name) || /^\.+$|[\\\p{Cc}]/u.test(name)) {
    throw new Fault(
      'bad-input',
      `"${name}" is no name for a file or folder: give one without slashes.`,
    );
  }
  const hasEnding = hasOwnFolder(wanted) || endingAskedFor(format, name) === ending;
  return { folder, path: join(folder, hasEnding ? name : `${name}${ending}`) };
}

/** @throws Fault 'bad-input' where something is there already. */
export function requireNamedPlace(
  { path }: NamedPlace,
  { format, files }: Pick<WantedPlace, 'format' | 'files'>,
): Promise<LabelPlace> {
  return requirePlace(path, { format, files, isPerClip: isPerClip(format) });
}

function hasOwnFolder({ format, files }: Pick<WantedPlace, 'format' | 'files'>): boolean {
  return isPerClip(format) && files > 1;
}

function isPerClip(format: LabelFileFormat): boolean {
  return labelFileShape(format).scope === 'clip';
}
