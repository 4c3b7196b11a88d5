/** Fetches an extractor of the catalogue by its name, unless this machine has it already. */
import { Fault } from '../../../../contract/fault.ts';
import { catalogue, type CatalogueEntry } from '../catalogue.ts';
import { findKnown } from '../find-known.ts';
import { readModelsFolder } from '../models-folder.ts';
import { ownExtractorsFolder, type Environment } from '../own-folder.ts';
import type { DownloadOptions } from './download.ts';
import { fetchAddress } from './fetch-address.ts';
import { fetchFile } from './fetch-file.ts';

export interface FetchedExtractor {
  readonly entry: CatalogueEntry;
  readonly path: string;
  /** False where it was here before. */
  readonly isNew: boolean;
}

export interface FetchOptions extends DownloadOptions {
  readonly env?: Environment;
}

/** The one thing that sends a request off this machine, and only when the user asks. @throws Fault */
export async function fetchExtractor(
  name: string,
  { env = process.env, ...options }: FetchOptions = {},
): Promise<FetchedExtractor> {
  const entry = requireEntry(name);
  const here = await findKnown(entry, (await readModelsFolder(env)).files);
  if (here !== null) return { entry, path: here, isNew: false };
  const { file, sha256, bytes } = entry;
  const address = fetchAddress(entry, env);
  const folder = ownExtractorsFolder(env);
  const target = { name: entry.name, file, sha256, bytes, address, folder };
  return { entry, path: await fetchFile(target, options), isNew: true };
}

/** @throws Fault 'not-found' for a name that the catalogue does not know. */
export function requireEntry(name: string): CatalogueEntry {
  const entry = catalogue.find((one) => one.name === name);
  if (entry !== undefined) return entry;
  const names = catalogue.map((one) => one.name).join(', ');
  throw new Fault('not-found', `The catalogue has no extractor "${name}": it knows ${names}.`);
}
