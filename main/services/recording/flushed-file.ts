/** A file that is appended to, each piece on the disk before it is acknowledged. */
import { open } from 'node:fs/promises';
import { writeFault } from '../project/disk-fault.ts';

export interface FlushedFile {
  /** One piece after the other, in the order they were given. @throws Fault, and from then on for every further one. */
  readonly append: (piece: string | Uint8Array) => Promise<void>;
  /** After what was given so far. Never throws. */
  readonly close: () => Promise<void>;
}

/** Makes the file. @throws Fault 'disk' or 'project-read-only'. */
export async function createFlushedFile(path: string): Promise<FlushedFile> {
  const file = await open(path, 'ax').catch((error: unknown) => {
    throw writeFault(error, path);
  });
  let last: Promise<void> = Promise.resolve();
  const write = async (piece: string | Uint8Array) => {
    try {
      await file.appendFile(piece);
      await file.datasync();
    } catch (error) {
      throw writeFault(error, path);
    }
  };
  return {
    append(piece) {
      last = last.then(() => write(piece));
      return last;
    },
    async close() {
      await last.catch(() => undefined);
      await file.close().catch(() => undefined);
    },
  };
}
