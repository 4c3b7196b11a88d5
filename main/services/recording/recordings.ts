/** The recordings that are being made, by number. */
import { rm } from 'node:fs/promises';
import { Fault } from '../../../contract/fault.ts';
import type { Paint } from '../../../contract/recording.ts';
import type { Project } from '../project/project.ts';
import { beginRecording, type OpenRecording, type RecordingRequest } from './begin-recording.ts';
import { finishRecording, type FinishedRecording } from './finish-recording.ts';

export interface Recordings {
  readonly begin: (project: Project, request: RecordingRequest) => Promise<number>;
  /** Resolve when what they were given is on the disk. @throws Fault */
  readonly append: (id: number, bytes: Uint8Array) => Promise<void>;
  readonly paint: (id: number, paints: readonly Paint[]) => Promise<void>;
  /** Makes a clip of it; null where it holds no frame. @throws Fault, and it is repaired at the next start. */
  readonly end: (id: number) => Promise<FinishedRecording | null>;
  readonly discard: (id: number) => Promise<void>;
  /** Ends whatever is still being made. Never throws. */
  readonly endAll: () => Promise<void>;
}

export function createRecordings(): Recordings {
  const open = new Map<number, OpenRecording>();
  let lastId = 0;
  const find = (id: number): OpenRecording => {
    const recording = open.get(id);
    if (recording !== undefined) return recording;
    throw new Fault('bad-input', `The recording ${String(id)} is over: begin a new one.`);
  };
  const take = async (id: number): Promise<OpenRecording> => {
    const recording = find(id);
    open.delete(id);
    await recording.close();
    return recording;
  };
  const end = async (id: number) => {
    const { project, folder } = await take(id);
    return finishRecording(project, folder);
  };
  return {
    async begin(project, request) {
      const recording = await beginRecording(project, request);
      open.set(++lastId, recording);
      return lastId;
    },
    append: async (id, bytes) => find(id).append(bytes),
    async paint(id, paints) {
      const { project, paint } = find(id);
      for (const { track, classId } of paints) requireClass(project, track, classId);
      await paint(paints);
    },
    end,
    async discard(id) {
      const { folder } = await take(id);
      await rm(folder, { recursive: true, force: true });
    },
    async endAll() {
      await Promise.allSettled([...open.keys()].map(end));
    },
  };
}

function requireClass({ file }: Project, trackId: string, classId: string): void {
  const track = file.tracks.find(({ id }) => id === trackId);
  if (track?.classes.some(({ id }) => id === classId) === true) return;
  throw new Fault(
    'bad-input',
    `The project has no class "${classId}" in "${trackId}": open the Record view anew.`,
  );
}
