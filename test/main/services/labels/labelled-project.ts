/** A project of two clips with labels by hand in two tracks, and the same clips in another project without any. */
import { join } from 'node:path';
import type { LabelSet } from '../../../../contract/segment.ts';
import { importClip } from '../../../../main/services/clips/import-clip.ts';
import { listClips, type Clip } from '../../../../main/services/clips/clip.ts';
import { writeLabelSet } from '../../../../main/services/labels/label-set.ts';
import {
  changeProject,
  createProject,
  type Project,
} from '../../../../main/services/project/project.ts';
import { withTracks } from '../../../../main/services/project/tracks.ts';
import { plainProbe, plantMedia } from '../clips/plain-probe.ts';
import { tempFolder } from '../temp-folder.ts';

const tracks = [
  {
    id: 'posture',
    name: 'Posture',
    classes: [
      { id: 'sit', name: 'Sitting' },
      { id: 'walk', name: 'Walking' },
    ],
  },
  { id: 'hands', name: 'Hands', classes: [{ id: 'knock', name: 'Knocks' }] },
];

const segment = (startFrame: number, endFrame: number, classId: string) =>
  ({ startFrame, endFrame, classId, origin: 'imported' }) as const;

/** Two stretches of one class that touch, background, what nobody looked at, notes, a point. */
export const labels: Readonly<Record<string, LabelSet['tracks']>> = {
  kitchen: {
    posture: [
      segment(1, 4, 'sit'),
      { ...segment(4, 9, 'sit'), note: 'leans\n--> "back"' },
      segment(12, 20, 'background'),
      segment(20, 30, 'walk'),
    ],
    hands: [{ ...segment(15, 16, 'knock'), softWindowFrames: 3, note: 'loud' }],
  },
  'hall, two': { posture: [segment(0, 30, 'walk')], hands: [] },
};

export interface LabelledProject {
  readonly folder: string;
  readonly project: Project;
  readonly clips: readonly Clip[];
}

export async function labelledProject(options: {
  readonly isLabelled: boolean;
}): Promise<LabelledProject> {
  const folder = tempFolder();
  const bare = await createProject(join(folder, 'p.longtake'));
  const project = options.isLabelled
    ? await changeProject(bare, (file) => ({ ...file, tracks: withTracks(file.tracks, tracks) }))
    : bare;
  for (const [name, of] of Object.entries(labels)) {
    const path = plantMedia(join(folder, `${name}.mp4`), name);
    const { clip } = await importClip(project, { path }, plainProbe);
    if (!options.isLabelled) continue;
    const set = {
      schemaVersion: 1,
      id: 'hand',
      annotator: 'Ann',
      kind: 'hand',
      tracks: of,
    } as const;
    await writeLabelSet(project, clip, set);
  }
  return { folder, project, clips: (await listClips(project)).clips };
}
