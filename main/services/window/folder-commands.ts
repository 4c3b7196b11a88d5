/** The command that lists folders, for choosing projects and files where the host has no dialog of its own. */
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, extname, join, resolve } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import type { FileKind, FolderList } from '../../../contract/window/cards.ts';
import type { CommandHandlers } from '../../../contract/window/commands.ts';
import { mayBeLabels } from '../clips/import/label-files.ts';
import { isReadableVideo } from '../clips/import/video-files.ts';
import { errorCode } from '../project/disk-fault.ts';

export const folderCommands: Pick<CommandHandlers, 'folders.list'> = {
  'folders.list': ({ folder }) => listFolder(folder === null ? homedir() : resolve(folder)),
};

async function listFolder(folder: string): Promise<FolderList> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(folder, error);
  });
  const names = entries
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('.'));
  const found = await Promise.all(names.map((name) => entryAt(name, join(folder, name))));
  const parent = dirname(folder);
  return {
    folder,
    parent: parent === folder ? null : parent,
    entries: found.filter((entry) => entry !== null).sort(byName),
    files: await knownFiles(folder, entries),
  };
}

async function knownFiles(
  folder: string,
  entries: readonly Dirent[],
): Promise<FolderList['files']> {
  const files = entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .filter(({ name }) => !name.startsWith('.'))
    .flatMap(({ name }) => {
      const kind = kindOf(name);
      return kind === null ? [] : [{ name, path: join(folder, name), kind }];
    });
  const isFile = await Promise.all(
    files.map(async ({ path }) => (await stat(path).catch(() => null))?.isFile() === true),
  );
  return files.filter((_, i) => isFile[i] === true).sort(byName);
}

function kindOf(name: string): FileKind | null {
  if (isReadableVideo(name)) return 'video';
  if (mayBeLabels(name, null)) return 'labels';
  return extname(name).toLowerCase() === '.zip' ? 'packed-project' : null;
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name.localeCompare(b.name, undefined, { numeric: true });
}

/** Null for a link to something else than a folder, and for what went away meanwhile. */
async function entryAt(name: string, path: string): Promise<FolderList['entries'][number] | null> {
  const status = await stat(path).catch(() => null);
  if (status?.isDirectory() !== true) return null;
  const file = await stat(join(path, 'project.json')).catch(() => null);
  return { name, path, isProject: file?.isFile() === true };
}

function unreadable(folder: string, cause: unknown): Fault {
  const code = errorCode(cause);
  if (code === 'ENOENT') {
    return new Fault('not-found', `There is no folder "${folder}": choose another.`, cause);
  }
  const message =
    code === 'ENOTDIR'
      ? `"${folder}" is a file, not a folder: choose a folder.`
      : `The folder "${folder}" may not be read: choose another, or change its permissions.`;
  return new Fault('bad-input', message, cause);
}
