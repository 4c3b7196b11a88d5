/** Writes files so that a reader, or a kill at any instant, finds the old content or the new, never a part. */
import { open } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { writeFault } from './disk-fault.ts';

/** Temporary file, flush, rename. @throws Fault 'project-read-only' or 'disk'. */
export async function writeAtomic(path: string, data: string | Uint8Array): Promise<void> {
  const bytes =
    typeof data === 'string' ? data : Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  try {
    await writeFileAtomic(path, bytes, { fsync: true });
  } catch (error) {
    throw writeFault(error, path);
  }
}

/** JSON as it lies in a project: indented, so that folders can be diffed, with a closing newline. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

export function writeJsonAtomic(path: string, value: unknown): Promise<void> {
  return writeAtomic(path, jsonText(value));
}

/** Flushes a file, or the entries of a folder, to the disk; systems that cannot open folders skip it. */
export async function flushToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => null);
  if (handle === null) return;
  try {
    await handle.sync().catch(() => undefined);
  } finally {
    await handle.close();
  }
}
