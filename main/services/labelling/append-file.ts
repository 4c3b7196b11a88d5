/** A text file that only grows: lines count as written once they are on the disk, and a failed write leaves no trace. */
import { open, readFile, stat, truncate, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import { flushToDisk } from '../project/atomic-file.ts';
import { errorCode, writeFault } from '../project/disk-fault.ts';

export interface AppendFile {
  /** Resolves when the lines are on the disk. @throws Fault, and then none of them is in the file. */
  readonly append: (lines: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Nothing is touched before the first line is appended; what then lies beyond `length`, a line cut short by a kill,
 * is removed.
 */
export function createAppendFile(path: string, length: number): AppendFile {
  let file: FileHandle | null = null;
  let good = length;
  /** Something may lie beyond `good` that is no line of ours. */
  let hasTail = true;

  const opened = async (): Promise<FileHandle> => {
    if (file !== null) return file;
    file = await open(path, 'a+');
    await flushToDisk(dirname(path));
    return file;
  };
  /** A handle goes on writing into a file that was removed or replaced, where nobody would find the lines. */
  const openedInPlace = async (): Promise<FileHandle> => {
    const handle = await opened();
    const [own, there] = [await handle.stat(), await stat(path).catch(() => null)];
    if (there?.ino === own.ino) {
      if (own.size < good || (!hasTail && own.size !== good)) throw changedFault(path);
      return handle;
    }
    const fresh = await completeCopy(path, await readStart(handle, good));
    await handle.close();
    file = fresh;
    hasTail = false;
    return fresh;
  };
  const cutTail = async (): Promise<void> => {
    if (hasTail) await truncate(path, good);
    hasTail = false;
  };
  return {
    async append(lines) {
      const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
      try {
        const handle = await openedInPlace();
        await cutTail();
        hasTail = true;
        await handle.appendFile(bytes);
        await handle.datasync();
        good += bytes.byteLength;
        hasTail = false;
      } catch (error) {
        // Where this fails as well, it is tried again before the next line.
        await cutTail().catch(() => undefined);
        throw writeFault(error, path);
      }
    },
    async close() {
      await file?.close();
      file = null;
    },
  };
}

async function readStart(handle: FileHandle, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
  return buffer.subarray(0, bytesRead);
}

/** What stands in the file's place since the folder was put back from a copy gets the lines that came after the copy. @throws Fault */
async function completeCopy(path: string, known: Buffer): Promise<FileHandle> {
  const found = await readFile(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return Buffer.alloc(0);
    throw error;
  });
  if (!known.subarray(0, found.byteLength).equals(found)) throw changedFault(path);
  const handle = await open(path, 'a+').catch((error: unknown) => {
    throw errorCode(error) === 'ENOENT' ? goneFault(path) : error;
  });
  try {
    await handle.appendFile(known.subarray(found.byteLength));
    await handle.datasync();
    await flushToDisk(dirname(path));
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function goneFault(path: string): Fault {
  return new Fault(
    'project-gone',
    `"${path}" is gone, so nothing more can be kept in it: put the folder back, or open the project again.`,
  );
}

function changedFault(path: string): Fault {
  return new Fault(
    'project-read-only',
    `"${path}" was changed by another program: open the clip again to see its labels.`,
  );
}
