/** Before an installer is packed: puts the catalogue's best extractor into dist/extractors, proven by its hash. */
import { copyFile, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { BEST_EXTRACTOR } from '../../main/services/extractors/catalogue.ts';
import { fetchExtractor } from '../../main/services/extractors/fetch/fetch-extractor.ts';

/** electron-builder.yml packs this folder as `extractors`, where main/places.ts has the program look. */
const carried = path.join(import.meta.dirname, '../../dist/extractors');

/** Taken from LONGTAKE_MODELS or the user's folder where it is there, else fetched. @throws Fault */
export async function carryExtractor(folder = carried, env = process.env): Promise<string> {
  const found = await fetchExtractor(BEST_EXTRACTOR, { env });
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const place = path.join(folder, found.entry.file);
  await copyFile(found.path, place);
  return place;
}

/** What electron-builder calls before it packs: a failure ends it. */
export async function beforePack(): Promise<void> {
  console.log(`The installer carries ${await carryExtractor()}`);
}
