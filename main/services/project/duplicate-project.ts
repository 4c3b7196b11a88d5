/** Copies a project into a new folder, which appears whole or not at all. */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import { flushToDisk, writeJsonAtomic } from './atomic-file.ts';
import { writeFault } from './disk-fault.ts';
import { createIncoming, settleIncoming } from './incoming.ts';
import { projectFiles } from './project-files.ts';
import { openProject, type Project } from './project.ts';

/**
 * Caches, locks and unfinished training stay behind; media kept by reference stays where it is.
 * @throws Fault 'bad-input' for a place that is taken or inside the project, 'disk', 'project-read-only'.
 */
export async function duplicateProject(project: Project, folder: string): Promise<Project> {
  const root = resolve(folder);
  await requireFreePlace(project, root);
  await mkdir(dirname(root), { recursive: true }).catch((error: unknown) => {
    throw writeFault(error, root);
  });
  const incoming = await createIncoming(dirname(root));
  try {
    for (const path of await projectFiles(project.root)) {
      const to = join(incoming, path);
      await mkdir(dirname(to), { recursive: true });
      await copyFile(join(project.root, path), to, constants.COPYFILE_FICLONE);
      await flushToDisk(to);
    }
    const { file } = await openProject(project.root);
    const own = { ...file, id: randomUUID() };
    if (project.newerVersion === null) await writeJsonAtomic(join(incoming, 'project.json'), own);
    if (!(await settleIncoming(incoming, root))) throw takenFault(root);
  } catch (error) {
    throw writeFault(error, root);
  } finally {
    await rm(incoming, { recursive: true, force: true });
  }
  return openProject(root);
}

async function requireFreePlace({ root }: Project, place: string): Promise<void> {
  if (!relative(root, place).startsWith('..')) {
    throw new Fault(
      'bad-input',
      `"${place}" lies inside the project that is to be copied: name another folder.`,
    );
  }
  if ((await stat(place).catch(() => null)) !== null) throw takenFault(place);
}

/** The one sentence for a place that something stands in. */
export function takenFault(place: string): Fault {
  return new Fault(
    'bad-input',
    `"${place}" exists already and would be overwritten: name another place.`,
  );
}
