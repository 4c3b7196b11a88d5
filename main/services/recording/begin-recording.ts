/** Begins a recording in an `.incoming-` folder of its project and takes in its video and labels. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Paint, RecordedVideo, RecordingFile } from '../../../contract/recording.ts';
import { jsonText } from '../project/atomic-file.ts';
import { writeFault } from '../project/disk-fault.ts';
import { createIncoming, leaveIncoming } from '../project/incoming.ts';
import { clipsFolder, requireWritable, type Project } from '../project/project.ts';
import { createFlushedFile } from './flushed-file.ts';
import { ABOUT, PAINTS, PART, RESERVE, RESERVE_BYTES } from './recording-files.ts';

export interface OpenRecording {
  readonly project: Project;
  readonly folder: string;
  /** Resolve when what they were given is on the disk. @throws Fault */
  readonly append: (bytes: Uint8Array) => Promise<void>;
  readonly paint: (paints: readonly Paint[]) => Promise<void>;
  /** Lets go of its files. Never throws. */
  readonly close: () => Promise<void>;
}

export interface RecordingRequest {
  readonly group: string | null;
  readonly video: RecordedVideo;
}

/** @throws Fault 'project-newer', 'project-read-only' or 'disk', and then leaves nothing behind. */
export async function beginRecording(
  project: Project,
  { group, video }: RecordingRequest,
): Promise<OpenRecording> {
  await requireWritable(project);
  const folder = await createIncoming(clipsFolder(project.root));
  const now = new Date();
  const about: RecordingFile = {
    schemaVersion: 1,
    name: `Recording ${localTime(now)}`,
    group,
    startedAt: now.toISOString(),
    video,
  };
  try {
    await writeFile(join(folder, RESERVE), Buffer.alloc(RESERVE_BYTES, 1), { flush: true });
    await writeFile(join(folder, ABOUT), jsonText(about), { flush: true });
    const media = await createFlushedFile(join(folder, PART));
    const paints = await createFlushedFile(join(folder, PAINTS));
    return {
      project,
      folder,
      append: media.append,
      paint: (lines) => paints.append(lines.map((line) => `${JSON.stringify(line)}\n`).join('')),
      async close() {
        await media.close();
        await paints.close();
        leaveIncoming(folder);
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw writeFault(error, folder);
  }
}

/** As the clock on the wall says it, in an order that sorts: "2026-11-26 10.41.05". */
function localTime(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join('.')}`;
}
