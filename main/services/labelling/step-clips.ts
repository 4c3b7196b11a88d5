/** The clips whose labels a step of class edits would bring back. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import type { Relabelled } from '../../../contract/labelling/class-journal.ts';
import { readClip } from '../clips/clip.ts';
import { listRemoved } from '../clips/removed-clips.ts';
import { clipsFolder, type Project } from '../project/project.ts';

/** A clip that is gone for good is passed over. @throws Fault for one that is damaged or waits in the trash. */
export async function requireClipsOf(
  project: Project,
  relabelled: readonly Relabelled[],
): Promise<void> {
  for (const clip of new Set(relabelled.map((one) => one.clip))) {
    const folder = join(clipsFolder(project.root), clip);
    if ((await stat(folder).catch(() => null)) !== null) {
      await readClip(folder);
      continue;
    }
    const removed = (await listRemoved(project)).find(({ entry }) => isEntryOf(entry, clip));
    if (removed === undefined) continue;
    throw new Fault(
      'bad-input',
      `The clip "${removed.name}" was removed since, and its labels belong to this step: bring it back under Clips, or empty the trash, then undo.`,
    );
  }
}

/** A clip lies in the trash under its id, or with a sign behind it where another was there before. */
function isEntryOf(entry: string, clip: string): boolean {
  return entry.startsWith(clip) && /^(-[0-9a-f]{8})?$/.test(entry.slice(clip.length));
}
