/** What a bundle holds: a project's files, media that lay elsewhere brought along, and a list with their checksums. */
import * as v from 'valibot';
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Fault } from '../../../../contract/fault.ts';
import { Sha256Schema } from '../../../../contract/extractor.ts';
import { parseJsonWith } from '../../../../contract/parse.ts';
import { MediaFileSchema } from '../../../../contract/project.ts';
import { jsonText } from '../atomic-file.ts';
import { projectFiles } from '../project-files.ts';

/** The last entry of a bundle. */
export const LIST_NAME = 'bundle.json';

/** No part begins with a dot or holds what some system reads as a way out of the folder. */
const safePath = /^(?!\.)[^\\/:\0]+(?:\/(?!\.)[^\\/:\0]+)*$/;

export const BundleListSchema = v.object({
  schemaVersion: v.literal(1),
  files: v.pipe(
    v.array(
      v.object({
        path: v.pipe(v.string(), v.regex(safePath, 'a path must stay inside the project')),
        bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
        sha256: Sha256Schema,
      }),
    ),
    v.readonly(),
  ),
});
export type BundleList = v.InferOutput<typeof BundleListSchema>;

export interface BundleItem {
  /** Inside the project. */
  readonly path: string;
  /** Where its bytes are now, or what they are. */
  readonly from: { readonly file: string } | { readonly text: string };
}

/** @throws Fault 'not-found' for media kept by reference that is gone. */
export async function bundleContents(root: string): Promise<readonly BundleItem[]> {
  const paths = await projectFiles(root);
  return (await Promise.all(paths.map((path) => itemsOf(root, path)))).flat();
}

async function itemsOf(root: string, path: string): Promise<readonly BundleItem[]> {
  if (!path.endsWith('/media.json')) return [{ path, from: inRoot(root, path) }];
  const text = await readFile(join(root, path), 'utf8');
  const what = `"${join(root, path)}"`;
  const media = parseJsonWith(MediaFileSchema, text, { what, reason: 'project-invalid' });
  if (media.reference === null) return [{ path, from: inRoot(root, path) }];
  if ((await stat(media.reference).catch(() => null))?.isFile() !== true) {
    throw new Fault(
      'not-found',
      `The video "${media.reference}" is gone: put it back, or remove its clip, then bundle again.`,
    );
  }
  const file = `media${extname(media.reference).toLowerCase()}`;
  return [
    { path, from: { text: jsonText({ ...media, file, reference: null }) } },
    { path: path.replace(/media\.json$/, file), from: { file: media.reference } },
  ];
}

function inRoot(root: string, path: string): { readonly file: string } {
  return { file: join(root, path) };
}
