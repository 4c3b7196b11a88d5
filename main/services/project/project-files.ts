/** The files that make a project, without what can be made again and what belongs to a running program. */
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

const caches = /^features-.*\.(f32|json)$/;
/** Folders of the project that only a resume needs. */
const left: ReadonlySet<string> = new Set(['training']);

/** Paths inside the project, with "/" between folders, sorted; links are not followed. */
export async function projectFiles(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)).split(sep))
    .filter(isKept)
    .map((parts) => parts.join('/'))
    .sort();
}

/** Whatever begins with a dot is a lock, a probe or not whole yet. */
function isKept(parts: readonly string[]): boolean {
  const name = parts.at(-1) ?? '';
  return (
    parts.every((part) => !part.startsWith('.')) &&
    !left.has(parts[0] ?? '') &&
    !(parts[0] === 'clips' && caches.test(name))
  );
}
