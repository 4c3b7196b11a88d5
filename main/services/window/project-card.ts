/** What the window shows of a project. */
import { readdir } from 'node:fs/promises';
import type { ProjectCard } from '../../../contract/window/cards.ts';
import { clipsFolder, modelsFolder, requireWritable, type Project } from '../project/project.ts';

export async function projectCard(project: Project): Promise<ProjectCard> {
  const { root, file } = project;
  const [clips, models, writable] = await Promise.all([
    countIn(clipsFolder(root)),
    countIn(modelsFolder(root)),
    isWritable(project),
  ]);
  const { name, modelRate, extractor } = file;
  return { folder: root, name, modelRate, extractor, clips, models, isReadOnly: !writable };
}

export function isWritable(project: Project): Promise<boolean> {
  return requireWritable(project).then(
    () => true,
    () => false,
  );
}

/** Folders; what begins with a dot is not whole yet. */
async function countIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).length;
}
