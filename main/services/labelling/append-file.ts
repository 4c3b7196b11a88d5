/** A text file that only grows: lines count as written once they are on the disk, and a failed write leaves no trace. */
import { open, stat, truncate, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import { flushToDisk } from '../project/atomic-file.ts';
import { writeFault } from '../project/disk-fault.ts';

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
    file = await open(path, 'a');
    await flushToDisk(dirname(path));
    return file;
  };
  const cutTail = async (): Promise<void> => {
    if (hasTail) await truncate(path, good);
    hasTail = false;
  };
  return {
    async append(lines) {
      const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
      try {
        const handle = await opened();
        const size = await sizeInPlace(handle, path);
        if (!hasTail && size !== good) throw changedFault(path);
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

/** A handle goes on writing into a file that was removed or replaced, where nobody would find the lines. @throws Fault */
async function sizeInPlace(handle: FileHandle, path: string): Promise<number> {
  const [own, there] = [await handle.stat(), await stat(path).catch(() => null)];
  if (there?.ino === own.ino) return own.size;
  throw new Fault(
    'disk',
    `"${path}" is gone, so nothing more can be kept in it: put the folder back, or open the project again.`,
  );
}

function changedFault(path: string): Fault {
  return new Fault(
    'project-read-only',
    `"${path}" was changed by another program: open the clip again to see its labels.`,
  );
}
