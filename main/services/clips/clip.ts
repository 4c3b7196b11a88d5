/** A clip as it lies in a project, and the list of all of them. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { toFault } from '../../../contract/fault.ts';
import { parseJsonWith, type ParseContext } from '../../../contract/parse.ts';
import {
  ClipFileSchema,
  MediaFileSchema,
  type ClipFile,
  type MediaFile,
} from '../../../contract/project.ts';
import { clipsFolder, type Project } from '../project/project.ts';

export interface Clip {
  readonly id: string;
  /** Absolute path of clips/<id>. */
  readonly folder: string;
  readonly file: ClipFile;
  readonly media: MediaFile;
}

export interface ClipList {
  /** In order of id. */
  readonly clips: readonly Clip[];
  /** One sentence for each folder that could not be read as a clip; such folders are left alone. */
  readonly problems: readonly string[];
}

/** Where the clip's video is: inside its folder, or where it was when imported by reference. */
export function mediaPath({ folder, media }: Clip): string {
  return media.file === null ? (media.reference ?? '') : join(folder, media.file);
}

/** @throws Fault 'project-invalid' naming the file that is missing or broken. */
export async function readClip(folder: string): Promise<Clip> {
  const file = await readJson(join(folder, 'clip.json'), (text, context) =>
    parseJsonWith(ClipFileSchema, text, context),
  );
  const media = await readJson(join(folder, 'media.json'), (text, context) =>
    parseJsonWith(MediaFileSchema, text, context),
  );
  return { id: file.id, folder, file, media };
}

export async function listClips({ root }: Project): Promise<ClipList> {
  const names = await readdir(clipsFolder(root)).catch(() => []);
  const clips: Clip[] = [];
  const problems: string[] = [];
  for (const name of names.filter((n) => !n.startsWith('.')).sort()) {
    try {
      clips.push(await readClip(join(clipsFolder(root), name)));
    } catch (error) {
      problems.push(toFault(error).message);
    }
  }
  return { clips, problems };
}

async function readJson<T>(
  path: string,
  parse: (text: string, context: ParseContext) => T,
): Promise<T> {
  const context = {
    what: `"${path}"`,
    reason: 'project-invalid',
    advice: "Restore it from a copy, or delete the clip's folder and import the clip again.",
  } as const;
  const text = await readFile(path, 'utf8').catch(() => '');
  return parse(text, context);
}
