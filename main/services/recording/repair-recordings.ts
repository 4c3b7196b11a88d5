/** Makes clips of recordings that a crash or a kill left unfinished. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { toFault } from '../../../contract/fault.ts';
import { fillerHasEnded, isFilledHere } from '../project/incoming.ts';
import { clipsFolder, type Project } from '../project/project.ts';
import { finishRecording, type FinishedRecording } from './finish-recording.ts';
import { ABOUT, MEDIA, PART } from './recording-files.ts';

/** A recording is written to every second; where its process cannot be asked, it has ended when it is quiet for this long. */
const QUIET_MS = 10 * 60 * 1000;

/** @returns one sentence for all that were repaired, and one for each that could not be. Never throws. */
export async function repairRecordings(project: Project): Promise<readonly string[]> {
  if (project.newerVersion !== null) return [];
  const parent = clipsFolder(project.root);
  const repaired: FinishedRecording[] = [];
  const remarks: string[] = [];
  for (const name of await readdir(parent).catch(() => [])) {
    if (!(await isAbandoned(name, join(parent, name)))) continue;
    try {
      const finished = await finishRecording(project, join(parent, name));
      if (finished !== null) repaired.push(finished);
    } catch (error) {
      remarks.push(toFault(error).message);
    }
  }
  return repaired.length === 0 ? remarks : [sentence(repaired), ...remarks];
}

async function isAbandoned(name: string, folder: string): Promise<boolean> {
  if (!name.startsWith('.') || isFilledHere(name) || (await changed(join(folder, ABOUT))) === null)
    return false;
  const lastMs =
    (await changed(join(folder, PART))) ??
    (await changed(join(folder, MEDIA))) ??
    (await changed(folder));
  if (lastMs === null) return false;
  return fillerHasEnded(name, lastMs) === true || Date.now() - lastMs > QUIET_MS;
}

/** Null for what is not there. */
async function changed(path: string): Promise<number | null> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
}

function sentence(repaired: readonly FinishedRecording[]): string {
  const names = repaired.map(
    ({ clip }) => `"${clip.file.name}" (${seconds(clip.media.durationUs)})`,
  );
  return repaired.length === 1
    ? `A recording had been cut off and was repaired: it is the clip ${names.join()}.`
    : `${String(repaired.length)} recordings had been cut off and were repaired: they are the clips ${names.join(', ')}.`;
}

function seconds(durationUs: number): string {
  return `${(durationUs / 1e6).toFixed(1)} s`;
}
