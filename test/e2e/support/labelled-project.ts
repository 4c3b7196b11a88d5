/** A tiny project with one numbered clip and two classes, made by the product's own services. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importClip } from '../../../main/services/clips/import-clip.ts';
import type { ProbeMedia } from '../../../main/services/clips/probe-media.ts';
import { changeProject, createProject } from '../../../main/services/project/project.ts';
import { NUMBERED, numberedVideo } from './numbered-video.ts';

export const FRAMES = 120;
const TRACK = 'activity';

export interface LabelledProject {
  readonly folder: string;
  readonly project: string;
  readonly clip: string;
  readonly clipFolder: string;
  readonly remove: () => Promise<void>;
}

export async function labelledProject(): Promise<LabelledProject> {
  const folder = await mkdtemp(join(tmpdir(), 'longtake-label-'));
  const { bytes, timestampsUs } = await numberedVideo(FRAMES);
  const path = join(folder, 'numbers.webm');
  await writeFile(path, bytes);
  const root = join(folder, 'numbers.longtake');
  const created = await createProject(root, 'Numbers');
  const classes = [
    { id: 'low', name: 'Low', colour: '#e69f00', key: '1' },
    { id: 'high', name: 'High', colour: '#56b4e9', key: '2' },
  ];
  const tracks = [{ id: TRACK, name: 'Activity', classes }];
  const project = await changeProject(created, (file) => ({ ...file, tracks }));
  const { width, height } = NUMBERED;
  const durationUs = (timestampsUs.at(-1) ?? 0) + 33_000;
  const probe: ProbeMedia = () =>
    Promise.resolve({ codec: 'vp8', width, height, durationUs, timestampsUs: [...timestampsUs] });
  const { clip } = await importClip(project, { path, group: 'anna' }, probe);
  return {
    folder,
    project: root,
    clip: clip.id,
    clipFolder: clip.folder,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
