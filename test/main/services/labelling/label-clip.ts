/** A project with one clip to label, and a sequence of edits that follows from a seed alone. */
import { join } from 'node:path';
import type { Edit } from '../../../../contract/labelling/edit.ts';
import type { Clip } from '../../../../main/services/clips/clip.ts';
import { importClip } from '../../../../main/services/clips/import-clip.ts';
import {
  openClipLabels,
  type ClipLabels,
  type ClipLabelsOptions,
} from '../../../../main/services/labelling/clip-labels.ts';
import { createProject, type Project } from '../../../../main/services/project/project.ts';
import { FRAMES, plainProbe, plantMedia } from '../clips/plain-probe.ts';

export const anna = { annotator: 'anna', kind: 'hand' } as const;

export async function plantClip(folder: string): Promise<{ project: Project; clip: Clip }> {
  const project = await createProject(join(folder, 'p.longtake'));
  const path = plantMedia(join(folder, 'walk.mp4'));
  const { clip } = await importClip(project, { path }, plainProbe);
  return { project, clip };
}

export function openLabels(
  clip: Clip,
  options: Partial<ClipLabelsOptions> = {},
): Promise<ClipLabels> {
  return openClipLabels(clip, {
    requireWritable: () => Promise.resolve(),
    requireKnown: () => undefined,
    onSaveFailed: () => undefined,
    ...options,
  });
}

export function paint(startFrame: number, endFrame: number, classId: string | null): Edit {
  return { kind: 'paint', track: 'posture', startFrame, endFrame, classId };
}

/** The n-th move of everybody: a paint, now and then an undo or a redo; never one that changes nothing. */
export function moveAt(n: number): Edit | 'undo' | 'redo' {
  if (n % 7 === 5) return 'undo';
  if (n % 14 === 6) return 'redo';
  const start = (n * 11) % (FRAMES - 4);
  return paint(start, start + 1 + (n % 4), `class-${n}`);
}
