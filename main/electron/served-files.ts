/** What the scheme can serve: files of the built page, and files lent to it at addresses nobody can guess. */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import type { ByteRange } from './byte-range.ts';
import { withNonce } from '../services/web-host/serve-page.ts';
import { typeOfAppFile, typeOfLentFile } from './media-types.ts';

export interface ServedFile {
  /** In bytes. */
  readonly size: number;
  readonly type: string;
  /** @param range null reads all of it. */
  readonly read: (range: ByteRange | null) => ConstructorParameters<typeof Response>[0];
}

export interface AppFileRequest {
  /** Folder of the built page. */
  readonly root: string;
  /** Path of the address, still encoded. */
  readonly pathname: string;
  readonly nonce: string;
}

/**
 * Read whole, since it lies inside the archive of an installed app, which is checked as it is read.
 * @returns null where there is none.
 */
export async function readAppFile(request: AppFileRequest): Promise<ServedFile | null> {
  const path = placeOf(request);
  const bytes = path === null ? null : await readFile(path).catch(() => null);
  if (path === null || bytes === null) return null;
  const type = typeOfAppFile(path);
  const body = type.startsWith('text/html')
    ? Buffer.from(withNonce(bytes.toString('utf8'), request.nonce))
    : bytes;
  return {
    size: body.length,
    type,
    read: (range) => (range === null ? body : body.subarray(range.start, range.end + 1)),
  };
}

/** Path traversal: `..` in any spelling, backslashes and NUL lead nowhere. */
function placeOf({ root, pathname }: AppFileRequest): string | null {
  const path = decoded(pathname);
  if (path === null || /[\\\0]/u.test(path)) return null;
  const folder = resolve(root) + sep;
  const place = join(folder, path);
  return place.startsWith(folder) ? place : null;
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

/** Streamed, since a video may be larger than memory. @returns null where the file has gone. */
export async function openLentFile(path: string): Promise<ServedFile | null> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile() !== true) return null;
  return {
    size: found.size,
    type: typeOfLentFile(path),
    read: (range) => Readable.toWeb(createReadStream(path, range ?? {})),
  };
}
