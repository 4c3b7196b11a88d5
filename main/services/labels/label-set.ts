/** Label sets on disk: clips/<id>/labels/<set>.json. */
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import { recover } from '../../../contract/labelling/recover.ts';
import { parseJsonWith, parseWith } from '../../../contract/parse.ts';
import { LabelSetSchema, type LabelSet } from '../../../contract/segment.ts';
import { readJournal } from '../labelling/read-journal.ts';
import { writeJsonAtomic } from '../project/atomic-file.ts';
import { errorCode } from '../project/disk-fault.ts';
import { requireWritable, type Project } from '../project/project.ts';
import type { Clip } from '../clips/clip.ts';

/** The set a person's own labels, and imported ones, go into. */
export const HAND_SET = 'hand';

/**
 * What the set holds, with the edits that its file lacks: those that the program had no time to write there.
 * @returns null when the clip has no such set. @throws Fault 'project-invalid' when it cannot be read.
 */
export async function readLabelSet(clip: Clip, setId: string = HAND_SET): Promise<LabelSet | null> {
  const { entries } = await readJournal(clip.folder);
  if (entries.every((entry) => entry?.set !== setId)) return readSetFile(clip, setId);
  const file = await readSetFile(clip, setId).catch(() => null);
  const { frames } = clip.media;
  return recover({ setId, file, entries, frames })?.history.labels ?? null;
}

/** The file alone. @throws Fault 'project-invalid' */
export async function readSetFile(clip: Clip, setId: string): Promise<LabelSet | null> {
  const path = labelSetPath(clip.folder, setId);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw new Fault('project-invalid', `"${path}" cannot be read: check its permissions.`, error);
  }
  return parseJsonWith(LabelSetSchema, text, {
    what: `"${path}"`,
    reason: 'project-invalid',
    advice: 'Restore it from a copy, or delete it to label the clip anew.',
  });
}

/** Writes or replaces a clip's set, whole or not at all. @throws Fault 'project-newer', 'project-read-only', 'disk'. */
export async function writeLabelSet(project: Project, clip: Clip, labels: LabelSet): Promise<void> {
  await requireWritable(project);
  await writeLabelSetInto(clip.folder, labels);
}

/** Writes a set into a clip's folder, also one that is not in its place yet. */
export async function writeLabelSetInto(folder: string, labels: LabelSet): Promise<void> {
  const checked = parseWith(LabelSetSchema, labels, { what: 'A label set', reason: 'failed' });
  await mkdir(join(folder, 'labels'), { recursive: true });
  await writeJsonAtomic(labelSetPath(folder, checked.id), checked);
}

/** Ids of a clip's label sets, sorted. */
export async function listLabelSets(clip: Clip): Promise<readonly string[]> {
  const names = await readdir(join(clip.folder, 'labels')).catch(() => []);
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}

function labelSetPath(folder: string, setId: string): string {
  return join(folder, 'labels', `${setId}.json`);
}
