/** A project is a folder: makes one, opens one, changes its project.json. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import { PROJECT_SCHEMA_VERSION, type ProjectFile } from '../../../contract/project.ts';
import { writeJsonAtomic } from './atomic-file.ts';
import { errorCode, writeFault } from './disk-fault.ts';
import { cleanIncoming } from './incoming.ts';
import { newerFault, parseProjectFile } from './project-file.ts';

const DEFAULT_MODEL_RATE = 15;
/** What may lie in a folder that still counts as empty: file managers' litter, and our own write cut short by a kill. */
const litter = /^(\.DS_Store|Thumbs\.db|desktop\.ini|project\.json\.\d+)$/;

/** A project as it was when it was opened or last changed; a value, it does not follow the disk. */
export interface Project {
  /** Absolute path of the folder. */
  readonly root: string;
  readonly file: ProjectFile;
  /** Schema version on disk when it is newer than this program's: the project is then only read. */
  readonly newerVersion: number | null;
}

/** Opens an existing project; leftovers of crashed imports are removed where the folder lets us. */
export async function openProject(folder: string): Promise<Project> {
  const root = resolve(folder);
  const text = await readProjectText(root);
  if (text === null) throw await noProjectFault(root);
  const project = { root, ...parseProjectFile(text, join(root, 'project.json')) };
  if (project.newerVersion === null) {
    await cleanIncoming(clipsFolder(root));
    await cleanIncoming(modelsFolder(root));
  }
  return project;
}

/** Makes a project in a folder that is absent or empty. @throws Fault 'project-invalid' for any other. */
export async function createProject(folder: string, name?: string): Promise<Project> {
  const root = resolve(folder);
  if (!(await isAbsentOrEmpty(root))) throw await notEmptyFault(root);
  const file: ProjectFile = {
    schemaVersion: PROJECT_SCHEMA_VERSION,
    id: randomUUID(),
    name: name ?? (basename(root).replace(/\.longtake$/, '') || 'project'),
    createdAt: new Date().toISOString(),
    tracks: [],
    modelRate: DEFAULT_MODEL_RATE,
    extractor: null,
  };
  try {
    await mkdir(root, { recursive: true });
  } catch (error) {
    throw writeFault(error, root);
  }
  await writeJsonAtomic(join(root, 'project.json'), file);
  return { root, file, newerVersion: null };
}

/** Null where the folder is absent or empty. @throws Fault 'project-invalid' for any other that is no project. */
export async function openProjectIfThere(folder: string): Promise<Project | null> {
  return (await isAbsentOrEmpty(resolve(folder))) ? null : openProject(folder);
}

/** What `import` does: opens the project, or makes it where the folder is absent or empty. */
export async function openOrCreateProject(folder: string): Promise<Project> {
  return (await isAbsentOrEmpty(resolve(folder))) ? createProject(folder) : openProject(folder);
}

/** Every command that writes calls this first. @throws Fault 'project-newer' or 'project-read-only'. */
export async function requireWritable({ root, newerVersion }: Project): Promise<void> {
  if (newerVersion !== null) throw newerFault(root, newerVersion);
  const probe = join(root, `.writable-${randomUUID()}`);
  try {
    await writeFile(probe, '');
    await rm(probe, { force: true });
  } catch (error) {
    throw writeFault(error, root);
  }
}

/** Applies a change to project.json as it is on disk now, and writes it if anything changed. */
export async function changeProject(
  project: Project,
  change: (file: ProjectFile) => ProjectFile,
): Promise<Project> {
  await requireWritable(project);
  const { root } = project;
  const { file } = await openProject(root);
  const changed = change(file);
  if (JSON.stringify(changed) !== JSON.stringify(file)) {
    await writeJsonAtomic(join(root, 'project.json'), changed);
  }
  return { root, file: changed, newerVersion: null };
}

export function clipsFolder(root: string): string {
  return join(root, 'clips');
}

export function modelsFolder(root: string): string {
  return join(root, 'models');
}

export function logsFolder(root: string): string {
  return join(root, 'logs');
}

async function readProjectText(root: string): Promise<string | null> {
  try {
    return await readFile(join(root, 'project.json'), 'utf8');
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new Fault(
      'project-invalid',
      `"${join(root, 'project.json')}" cannot be read: check its permissions, or choose another project folder.`,
      error,
    );
  }
}

async function isAbsentOrEmpty(root: string): Promise<boolean> {
  try {
    return (await readdir(root)).every((name) => litter.test(name));
  } catch (error) {
    return errorCode(error) === 'ENOENT';
  }
}

/** Of a folder that a project was to be made in. */
async function notEmptyFault(root: string): Promise<Fault> {
  const isProject = await stat(join(root, 'project.json')).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isProject) return noProjectFault(root);
  return new Fault(
    'project-invalid',
    `"${root}" is a Longtake project already: open it, or name another folder for a new one.`,
  );
}

async function noProjectFault(root: string): Promise<Fault> {
  const names = await readdir(root).catch((error: unknown) => errorCode(error));
  if (names === 'ENOENT') {
    return new Fault(
      'project-invalid',
      `There is no project at "${root}": create one with "longtake import PATH --project DIR".`,
    );
  }
  if (names === 'ENOTDIR') {
    return new Fault(
      'project-invalid',
      `"${root}" is a file, and a project is a folder: name a folder.`,
    );
  }
  return new Fault(
    'project-invalid',
    `"${root}" is not a Longtake project (it has no project.json): name a project, or an empty folder to begin one.`,
  );
}
