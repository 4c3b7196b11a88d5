/** What the settings, the logs and the open project take up on the disk. */
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { StorageEntry } from '../../../contract/window/cards.ts';
import { trashFolder } from '../clips/removed-clips.ts';
import { clipsFolder, logsFolder, modelsFolder } from '../project/project.ts';
import { ownLogsFolder } from './settings-folder.ts';
import type { WindowState } from './window-options.ts';

/** Folders that are not there yet take nothing. */
export async function storageOf({
  folder,
  settings,
  project,
}: WindowState): Promise<StorageEntry[]> {
  const root = project.current()?.root ?? null;
  const own: StorageEntry[] = [
    {
      what: 'settings',
      path: settings.path,
      bytes: (await stat(settings.path).catch(() => null))?.size ?? 0,
    },
    {
      what: 'logs',
      path: ownLogsFolder(folder),
      bytes: total(await filesIn(ownLogsFolder(folder))),
    },
  ];
  if (root === null) return own;
  const inClips = await filesIn(clipsFolder(root));
  const features = inClips.filter(({ path }) => basename(path).startsWith('features-'));
  const clips = inClips.filter(({ path }) => !basename(path).startsWith('features-'));
  const whole = async (what: StorageEntry['what'], path: string): Promise<StorageEntry> => ({
    what,
    path,
    bytes: total(await filesIn(path)),
  });
  return [
    ...own,
    await whole('logs', logsFolder(root)),
    { what: 'clips', path: clipsFolder(root), bytes: total(clips) },
    { what: 'features', path: clipsFolder(root), bytes: total(features) },
    await whole('models', modelsFolder(root)),
    await whole('training', join(root, 'training')),
    await whole('removed', trashFolder(root)),
  ];
}

interface SizedFile {
  readonly path: string;
  readonly bytes: number;
}

async function filesIn(folder: string): Promise<SizedFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      return { path, bytes: (await stat(path).catch(() => null))?.size ?? 0 };
    }),
  );
}

function total(files: readonly SizedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
