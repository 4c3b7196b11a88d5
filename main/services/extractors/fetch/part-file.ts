/** What an unfinished fetch leaves: the bytes so far, and beside them which of the server's files they are from. */
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

const PartNoteSchema = v.object({
  address: v.string(),
  /** Whole length of the server's file; null where it did not say. */
  total: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** The server's own marks for this very content; without any, nothing is resumed. */
  etag: v.nullable(v.string()),
  lastModified: v.nullable(v.string()),
});
export type PartNote = v.InferOutput<typeof PartNoteSchema>;

export interface Part {
  readonly bytes: number;
  readonly note: PartNote;
}

export interface PartFile {
  readonly path: string;
  /** Null where there is nothing to go on from. */
  readonly read: () => Promise<Part | null>;
  readonly describe: (note: PartNote) => Promise<void>;
  /** Never fails. */
  readonly remove: () => Promise<void>;
}

export function partFile(folder: string, file: string): PartFile {
  const path = join(folder, `${file}.part`);
  const notePath = join(folder, `${file}.part.json`);
  return {
    path,
    async read() {
      const note = await readNote(notePath);
      const bytes = await partBytes(folder, file);
      const isMarked = note !== null && (note.etag !== null || note.lastModified !== null);
      return isMarked && bytes > 0 ? { bytes, note } : null;
    },
    describe: (note) => writeFile(notePath, `${JSON.stringify(note)}\n`),
    async remove() {
      await Promise.allSettled([rm(path, { force: true }), rm(notePath, { force: true })]);
    },
  };
}

/** How much of a file an unfinished fetch has brought. */
export function partBytes(folder: string, file: string): Promise<number> {
  return stat(join(folder, `${file}.part`)).then(
    ({ size }) => size,
    () => 0,
  );
}

/** A note that was torn by a crash is none, and the fetch begins anew. */
async function readNote(path: string): Promise<PartNote | null> {
  try {
    const parsed = v.safeParse(PartNoteSchema, JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
