/** Copies a project into a new folder, which appears whole or not at all. */
import { randomUUID } from 'node:crypto';
import { constants, createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, rm, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Fault } from '../../../contract/fault.ts';
import { flushToDisk, writeJsonAtomic } from './atomic-file.ts';
import {
  asItStands,
  bytesOf,
  createCarryCount,
  isMedia,
  type Carriage,
  type CarryCount,
} from './carriage.ts';
import { writeFault } from './disk-fault.ts';
import { createIncoming, settleIncoming } from './incoming.ts';
import { projectFiles } from './project-files.ts';
import { openProject, type Project } from './project.ts';

/**
 * Caches, locks and unfinished training stay behind; media kept by reference stays where it is.
 * @throws Fault 'bad-input' for a place that is taken or inside the project, 'disk', 'project-read-only'; the signal's reason.
 */
export async function duplicateProject(
  project: Project,
  folder: string,
  carriage: Carriage = {},
): Promise<Project> {
  const root = resolve(folder);
  await requireFreePlace(project, root);
  await mkdir(dirname(root), { recursive: true }).catch((error: unknown) => {
    throw writeFault(error, root);
  });
  const incoming = await createIncoming(dirname(root));
  try {
    await copyInto(incoming, project, carriage);
    if (!(await settleIncoming(incoming, root))) throw takenFault(root);
  } catch (error) {
    throw carriage.signal?.aborted === true ? error : writeFault(error, root);
  } finally {
    await rm(incoming, { recursive: true, force: true });
  }
  return openProject(root);
}

async function copyInto(folder: string, project: Project, carriage: Carriage): Promise<void> {
  const { root, newerVersion } = project;
  const { settled = asItStands } = carriage;
  const copying = async (paths: readonly string[], count: CarryCount) => {
    for (const path of paths) {
      const to = join(folder, path);
      await mkdir(dirname(to), { recursive: true });
      await copyCounted(join(root, path), to, { count, signal: carriage.signal });
      await flushToDisk(to);
    }
  };
  const { media, count } = await settled(async () => {
    const paths = await projectFiles(root);
    const total = await bytesOf(paths.map((path) => join(root, path)));
    const counted = createCarryCount(carriage, total);
    await copying(
      paths.filter((path) => !isMedia(path)),
      counted,
    );
    const { file } = await openProject(root);
    const own = { ...file, id: randomUUID() };
    if (newerVersion === null) await writeJsonAtomic(join(folder, 'project.json'), own);
    return { media: paths.filter(isMedia), count: counted };
  });
  await copying(media, count);
}

interface Counting {
  readonly count: CarryCount;
  readonly signal: AbortSignal | undefined;
}

/** At once where the disk can share the bytes between both files. */
async function copyCounted(from: string, to: string, { count, signal }: Counting): Promise<void> {
  count.add(0);
  const isShared = await copyFile(from, to, constants.COPYFILE_FICLONE_FORCE).then(
    () => true,
    () => false,
  );
  if (isShared) {
    count.add((await stat(to)).size);
    return;
  }
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      yield chunk;
      count.add(chunk.length);
    }
  };
  const options = signal === undefined ? {} : { signal };
  await pipeline(createReadStream(from), counted, createWriteStream(to), options);
}

async function requireFreePlace({ root }: Project, place: string): Promise<void> {
  const way = relative(root, place);
  // On another Windows drive there is no way from one to the other.
  if (!way.startsWith('..') && !isAbsolute(way)) {
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
