/** Commands on recordings: into the open project, and whole when they end. */
import { statfs } from 'node:fs/promises';
import { Fault } from '../../../contract/fault.ts';
import type { CommandHandlers } from '../../../contract/window/commands.ts';
import { listClips } from '../clips/clip.ts';
import { openProject, requireWritable, type Project } from '../project/project.ts';
import type { Recordings } from '../recording/recordings.ts';
import type { WindowServicesOptions, WindowState } from './window-options.ts';

type Names = Extract<keyof CommandHandlers, `record.${string}`>;

export function recordingCommands(
  ready: Promise<WindowState>,
  recordings: Recordings,
  { push }: Pick<WindowServicesOptions, 'push'>,
): Pick<CommandHandlers, Names> {
  return {
    async 'record.setup'() {
      const project = await projectNow(await ready);
      const { clips } = await listClips(project);
      const groups = new Set(clips.flatMap(({ file }) => file.group ?? []));
      return {
        tracks: project.file.tracks,
        groups: [...groups].sort(),
        freeBytes: await freeBytes(project.root),
      };
    },
    async 'record.begin'(request) {
      return { recording: await recordings.begin(await projectNow(await ready), request) };
    },
    async 'record.append'({ recording, bytes }) {
      await recordings.append(recording, bytes);
      return {};
    },
    async 'record.paint'({ recording, paints }) {
      await recordings.paint(recording, paints);
      return {};
    },
    async 'record.end'({ recording }) {
      const finished = await recordings.end(recording);
      if (finished === null) return { clip: null };
      push({ kind: 'clips-changed' });
      const { clip, segments } = finished;
      const { frames, durationUs } = clip.media;
      return { clip: { clip: clip.id, name: clip.file.name, frames, durationUs, segments } };
    },
    async 'record.discard'({ recording }) {
      await recordings.discard(recording);
      return {};
    },
  };
}

/** As it is on the disk now. @throws Fault when none is open, or it may not be written to. */
async function projectNow({ project }: WindowState): Promise<Project> {
  const current = project.current();
  if (current === null) {
    throw new Fault('bad-usage', 'No project is open: open one to record into it.');
  }
  const now = await openProject(current.root);
  await requireWritable(now);
  return now;
}

async function freeBytes(folder: string): Promise<number | null> {
  return statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
}
