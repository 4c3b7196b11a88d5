/** Every file below a folder and what is in it, to see that nothing changed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Contents by path. */
export function filesBelow(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path, readFileSync(path, 'latin1')]),
  );
}
