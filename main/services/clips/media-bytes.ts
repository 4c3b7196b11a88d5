/** Hashing and copying of media files, which may be larger than memory. */
import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Fault } from '../../../contract/fault.ts';
import { flushToDisk } from '../project/atomic-file.ts';
import { errorCode, writeFault } from '../project/disk-fault.ts';

export interface MediaBytes {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly changedMs: number;
}

/** @throws Fault 'not-found' or 'video-unreadable' for what is absent, not a file, empty or unreadable. */
export async function hashMedia(path: string): Promise<MediaBytes> {
  try {
    const { size, mtimeMs } = await regularFile(path);
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    return { path, sha256: hash.digest('hex'), bytes: size, changedMs: mtimeMs };
  } catch (error) {
    if (error instanceof Fault) throw error;
    if (errorCode(error) === 'ENOENT') {
      throw new Fault('not-found', `There is no file "${path}": check the path.`, error);
    }
    throw new Fault('video-unreadable', `"${path}" cannot be read: check its permissions.`, error);
  }
}

/**
 * Copies what was hashed (sharing blocks where the file system can) and flushes the copy.
 * @throws Fault 'bad-input' when the file changed since it was hashed.
 */
export async function copyMedia(media: MediaBytes, to: string): Promise<void> {
  try {
    await copyFile(media.path, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
    await flushToDisk(to);
  } catch (error) {
    throw writeFault(error, to);
  }
  const after = await stat(media.path).catch(() => null);
  if (after?.size !== media.bytes || after.mtimeMs !== media.changedMs) {
    throw new Fault(
      'bad-input',
      `"${media.path}" changed while it was being imported: import it again once it is complete.`,
    );
  }
}

async function regularFile(path: string): Promise<{ size: number; mtimeMs: number }> {
  const found = await stat(path);
  if (!found.isFile()) {
    throw new Fault('video-unreadable', `"${path}" is not a file: name a video file.`);
  }
  if (found.size === 0) {
    throw new Fault('video-unreadable', `"${path}" is empty: record or copy it again.`);
  }
  return found;
}
