/** Finds a file among others by its content, whatever it is called. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CatalogueEntry } from './catalogue.ts';

/** What is known of a file: its usual name and its size where those are known, and the hash that proves it. */
type Known = Pick<CatalogueEntry, 'sha256'> & Partial<Pick<CatalogueEntry, 'file' | 'bytes'>>;

/** @returns null where no file has the content. */
export async function findKnown(entry: Known, files: readonly string[]): Promise<string | null> {
  const isNamed = (path: string): boolean => basename(path) === entry.file;
  const namedFirst = [...files.filter(isNamed), ...files.filter((path) => !isNamed(path))];
  for (const path of namedFirst) {
    const size = (await stat(path).catch(() => null))?.size;
    if (typeof entry.bytes === 'number' && size !== entry.bytes) continue;
    const bytes = await readFile(path).catch(() => null);
    if (bytes !== null && sha256Of(bytes) === entry.sha256) return path;
  }
  return null;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
