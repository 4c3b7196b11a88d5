/** re-extraction.json in a project: its features were to be extracted anew, and that is not done yet. */
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeJsonAtomic } from '../project/atomic-file.ts';

/** A disk that does not take it costs no more than going on by itself after a restart. */
export async function mark(root: string): Promise<void> {
  await writeJsonAtomic(markPath(root), { begunAt: new Date().toISOString() }).catch(
    () => undefined,
  );
}

export async function unmark(root: string): Promise<void> {
  await rm(markPath(root), { force: true }).catch(() => undefined);
}

/** Its being there says all; what stands in it is for the curious. */
export function isMarked(root: string): Promise<boolean> {
  return stat(markPath(root)).then(
    (status) => status.isFile(),
    () => false,
  );
}

function markPath(root: string): string {
  return join(root, 're-extraction.json');
}
