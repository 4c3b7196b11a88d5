/** Gives a finished file its name without ever writing over another. */
import { link, lstat, rename, rm } from 'node:fs/promises';
import { errorCode } from './disk-fault.ts';

/**
 * A link, unlike a rename, fails where the name is taken; file systems without links get the rename.
 * @returns false, and the file as it was, where something has the name.
 */
export async function takeName(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    await rm(from, { force: true });
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    if ((await lstat(to).catch(() => null)) !== null) return false;
    await rename(from, to);
    return true;
  }
}
