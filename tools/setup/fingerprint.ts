/** One hash over all the files a build reads, by content: clones and checkouts do not keep times. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

function filesUnder(root: string, place: string): string[] {
  const absolute = path.join(root, place);
  const entry = statSync(absolute, { throwIfNoEntry: false });
  if (entry === undefined) return [];
  if (!entry.isDirectory()) return [place];
  return readdirSync(absolute)
    .sort()
    .flatMap((name) => filesUnder(root, path.join(place, name)));
}

/** `places`: files or folders, relative to `root`; one that is absent counts as empty. */
export function fingerprint(root: string, places: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of places.flatMap((place) => filesUnder(root, place))) {
    const bytes = readFileSync(path.join(root, file));
    hash.update(`${file}\0${String(bytes.length)}\0`).update(bytes);
  }
  return hash.digest('hex');
}
