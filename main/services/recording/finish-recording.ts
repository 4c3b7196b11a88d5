/** Makes a clip of a recording, whether it ended in order or was cut off: what is whole of it, and what was painted. */
import { readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseJsonWith } from '../../../contract/parse.ts';
import type { ClipFile, MediaFile } from '../../../contract/project.ts';
import { RecordingFileSchema, type RecordingFile } from '../../../contract/recording.ts';
import { readClip, type Clip } from '../clips/clip.ts';
import { hashMedia } from '../clips/media-bytes.ts';
import { checkedTimestamps, type ProbedMedia } from '../clips/probe-media.ts';
import { encodeTimestamps } from '../clips/timestamps.ts';
import { writeLabelSetInto } from '../labels/label-set.ts';
import { flushToDisk, jsonText } from '../project/atomic-file.ts';
import { errorCode, writeFault } from '../project/disk-fault.ts';
import { settleIncoming } from '../project/incoming.ts';
import { clipsFolder, type Project } from '../project/project.ts';
import { slugOf } from '../project/slug.ts';
import { paintedLabels } from './painted-labels.ts';
import { readPaints } from './read-paints.ts';
import { recordedFrames } from './recorded-frames.ts';
import { ABOUT, MEDIA, PAINTS, PART, RESERVE } from './recording-files.ts';
import { wholePart } from './whole-fragments.ts';

export interface FinishedRecording {
  readonly clip: Clip;
  readonly segments: number;
}

/**
 * May be called again after a kill at any instant: each step finds what the one before left.
 * @returns null, with the folder removed, where not a single frame was kept.
 * @throws Fault, and the folder stays for the next time.
 */
export async function finishRecording(
  project: Project,
  folder: string,
): Promise<FinishedRecording | null> {
  try {
    await rm(join(folder, RESERVE), { force: true });
    const about = await readAbout(folder);
    if (!(await endMedia(folder))) {
      await rm(folder, { recursive: true, force: true });
      return null;
    }
    const probed = await recordedFrames(join(folder, MEDIA));
    const { file, segments } = await describe(folder, about, probed);
    const place = join(clipsFolder(project.root), file.id);
    await settleIncoming(folder, place);
    for (const name of [ABOUT, PAINTS]) await rm(join(place, name), { force: true });
    return { clip: await readClip(place), segments };
  } catch (error) {
    throw writeFault(error, folder);
  }
}

/** Cuts off what is not whole; takes no room on the disk. @returns whether anything is left. */
async function endMedia(folder: string): Promise<boolean> {
  const part = join(folder, PART);
  const whole = await wholePart(part).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null; // it has its name already
    throw error;
  });
  if (whole === null) return true;
  if (whole.fragments === 0) return false;
  await truncate(part, whole.bytes);
  await flushToDisk(part);
  await rename(part, join(folder, MEDIA));
  return true;
}

async function readAbout(folder: string): Promise<RecordingFile> {
  const path = join(folder, ABOUT);
  return parseJsonWith(RecordingFileSchema, await readFile(path, 'utf8'), {
    what: `"${path}"`,
    reason: 'project-invalid',
    advice: 'The recording is left where it is.',
  });
}

/** Writes everything that makes it a clip. */
async function describe(folder: string, about: RecordingFile, probed: ProbedMedia) {
  const timestampsUs = checkedTimestamps(probed, about.name);
  const { sha256, bytes } = await hashMedia(join(folder, MEDIA));
  const file: ClipFile = {
    schemaVersion: 1,
    id: `${slugOf(about.name, 'clip')}-${sha256.slice(0, 8)}`,
    name: about.name,
    group: about.group,
    notes: '',
    importedAt: about.startedAt,
  };
  const media: MediaFile = {
    schemaVersion: 1,
    source: 'recorded',
    file: MEDIA,
    reference: null,
    sha256,
    bytes,
    codec: probed.codec,
    width: probed.width,
    height: probed.height,
    frames: timestampsUs.length,
    durationUs: Math.max(0, probed.durationUs),
  };
  const labels = paintedLabels(await readPaints(join(folder, PAINTS)), timestampsUs);
  await writeFlushed(join(folder, 'media.json'), jsonText(media));
  await writeFlushed(join(folder, 'timestamps.i64'), encodeTimestamps(timestampsUs));
  await writeFlushed(join(folder, 'clip.json'), jsonText(file));
  if (labels !== null) await writeLabelSetInto(folder, labels);
  const segments = Object.values(labels?.tracks ?? {}).reduce((sum, t) => sum + t.length, 0);
  return { file, segments };
}

/** Nobody else can see the file yet; one that a kill left half is written anew. */
function writeFlushed(path: string, data: string | Uint8Array): Promise<void> {
  return writeFile(path, data, { flush: true });
}
