/** Fetches one extractor into a folder: all of it, proven by its hash, or nothing. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../../../contract/fault.ts';
import { flushToDisk } from '../../project/atomic-file.ts';
import { acquireLockFile } from '../../project/acquire-lock.ts';
import { download, type DownloadOptions } from './download.ts';
import { diskFault, isBeingFetched, wrongHash, type FetchTarget } from './fetch-faults.ts';
import { partFile, type PartFile } from './part-file.ts';

export interface FetchedFile extends FetchTarget {
  readonly sha256: string;
}

/**
 * One fetch of a file at a time, whichever process asks; a dead one's place is taken over.
 * @returns the path it lies at. @throws Fault
 */
export async function fetchFile(
  target: FetchedFile,
  options: DownloadOptions = {},
): Promise<string> {
  const { folder, file } = target;
  const part = partFile(folder, file);
  const lock = await makeRoom(target);
  if (lock === null) throw isBeingFetched(target);
  try {
    // Whole already where a crash came between the last byte and the name.
    const isWhole = (await part.read())?.bytes === target.bytes;
    if (!isWhole) await download(target, part, options);
    return await install(target, part);
  } finally {
    await lock.release();
  }
}

async function makeRoom(target: FetchTarget) {
  try {
    await mkdir(target.folder, { recursive: true });
    return await acquireLockFile(join(target.folder, `${target.file}.lock`));
  } catch (error) {
    throw diskFault(target, error);
  }
}

async function install(target: FetchedFile, part: PartFile): Promise<string> {
  const path = join(target.folder, target.file);
  try {
    const is = await hashOf(part.path);
    if (is !== target.sha256) {
      await part.remove();
      throw wrongHash(target, { is, due: target.sha256 });
    }
    await rename(part.path, path);
    await part.remove();
    await flushToDisk(target.folder);
  } catch (error) {
    throw error instanceof Fault ? error : diskFault(target, error);
  }
  return path;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
