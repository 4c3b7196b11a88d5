/** Takes one video into a project: whole and at once, or not at all. */
import { rm, writeFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import type { ClipFile, MediaFile } from '../../../contract/project.ts';
import type { LabelSet } from '../../../contract/segment.ts';
import { jsonText } from '../project/atomic-file.ts';
import { writeFault } from '../project/disk-fault.ts';
import { createIncoming, settleIncoming } from '../project/incoming.ts';
import { clipsFolder, requireWritable, type Project } from '../project/project.ts';
import { slugOf } from '../project/slug.ts';
import { listClips, readClip, type Clip } from './clip.ts';
import { writeLabelSetInto } from '../labels/label-set.ts';
import { isForeign } from './import/video-files.ts';
import { copyMedia, hashMedia, type MediaBytes } from './media-bytes.ts';
import { checkedTimestamps, type ProbedMedia, type ProbeMedia } from './probe-media.ts';
import { encodeTimestamps } from './timestamps.ts';
import { convertForeign, withConverted } from './with-converted.ts';

export interface ClipRequest {
  readonly path: string;
  /** How media.json names where it came from; the file's own name unless given. */
  readonly source?: string;
  readonly group?: string | null;
  /** Leave the media where it is; the default is a copy in the project. */
  readonly byReference?: boolean;
  /** Stops a conversion. */
  readonly signal?: AbortSignal | undefined;
  /** Makes the clip's first label set once its frames are known; null for none. */
  readonly label?: (timestampsUs: readonly number[]) => LabelSet | null;
}

export interface ImportedClip {
  readonly clip: Clip;
  /** present: the same media is in the project already, and nothing was changed. */
  readonly outcome: 'imported' | 'present';
}

export interface ClipImporter {
  readonly import: (
    request: ClipRequest,
    onFrames?: (framesSoFar: number) => void,
  ) => Promise<ImportedClip>;
}

/** Imports one clip. For many use `createClipImporter`, which reads the project's clips once. */
export async function importClip(
  project: Project,
  request: ClipRequest,
  probe: ProbeMedia,
): Promise<ImportedClip> {
  return (await createClipImporter(project, probe)).import(request);
}

/** @throws Fault 'project-newer' or 'project-read-only' before anything is read. */
export async function createClipImporter(
  project: Project,
  probe: ProbeMedia,
): Promise<ClipImporter> {
  await requireWritable(project);
  const { clips } = await listClips(project);
  const bySha256 = new Map(clips.map((clip) => [clip.media.sha256, clip]));
  const importDecodable: ClipImporter['import'] = async (request, onFrames) => {
    const media = await hashMedia(resolve(request.path));
    const present = bySha256.get(media.sha256);
    if (present !== undefined) return { clip: present, outcome: 'present' };
    const probed = await probe(media.path, onFrames);
    const imported = await settleClip(project, request, media, probed);
    bySha256.set(media.sha256, imported.clip);
    return imported;
  };
  return {
    import: (request, onFrames) => {
      const convert = () => withConverted(project, request, { onFrames, take: importDecodable });
      if (isForeign(request.path)) return convert();
      return importDecodable(request, onFrames).catch(convertForeign(convert));
    },
  };
}

async function settleClip(
  project: Project,
  request: ClipRequest,
  media: MediaBytes,
  probed: ProbedMedia,
): Promise<ImportedClip> {
  const parent = clipsFolder(project.root);
  const timestampsUs = checkedTimestamps(probed, request.source ?? request.path);
  const incoming = await createIncoming(parent);
  try {
    const file = await fillClip(incoming, request, { media, probed, timestampsUs });
    const folder = join(parent, file.id);
    const isNew = await settleIncoming(incoming, folder);
    const clip = await readClip(folder);
    if (clip.media.sha256 === media.sha256) {
      return { clip, outcome: isNew ? 'imported' : 'present' };
    }
    throw new Fault(
      'failed',
      `"${request.path}" and "${clip.media.source}" would share the folder "${file.id}": rename the video and import it again.`,
    );
  } finally {
    await rm(incoming, { recursive: true, force: true });
  }
}

interface Content {
  readonly media: MediaBytes;
  readonly probed: ProbedMedia;
  readonly timestampsUs: readonly number[];
}

async function fillClip(folder: string, request: ClipRequest, content: Content): Promise<ClipFile> {
  const { media, timestampsUs } = content;
  const name = basename(request.path, extname(request.path));
  const file: ClipFile = {
    schemaVersion: 1,
    id: `${slugOf(name, 'clip')}-${media.sha256.slice(0, 8)}`,
    name,
    group: request.group ?? null,
    notes: '',
    importedAt: new Date().toISOString(),
  };
  const mediaFile = describeMedia(request, content);
  if (mediaFile.file !== null) await copyMedia(media, join(folder, mediaFile.file));
  const labels = request.label?.(timestampsUs) ?? null;
  try {
    await writeNew(join(folder, 'media.json'), jsonText(mediaFile));
    await writeNew(join(folder, 'timestamps.i64'), encodeTimestamps(timestampsUs));
    await writeNew(join(folder, 'clip.json'), jsonText(file));
    if (labels !== null) await writeLabelSetInto(folder, labels);
  } catch (error) {
    throw writeFault(error, folder);
  }
  return file;
}

function describeMedia(request: ClipRequest, { media, probed, timestampsUs }: Content): MediaFile {
  const isReference = request.byReference === true;
  return {
    schemaVersion: 1,
    source: request.source ?? basename(request.path),
    file: isReference ? null : `media${extname(request.path).toLowerCase()}`,
    reference: isReference ? media.path : null,
    sha256: media.sha256,
    bytes: media.bytes,
    codec: probed.codec,
    width: probed.width,
    height: probed.height,
    frames: timestampsUs.length,
    durationUs: Math.max(0, Math.round(probed.durationUs)),
  };
}

/** A file nobody else can see yet, flushed before its folder is renamed into place. */
function writeNew(path: string, data: string | Uint8Array): Promise<void> {
  return writeFile(path, data, { flag: 'wx', flush: true });
}
