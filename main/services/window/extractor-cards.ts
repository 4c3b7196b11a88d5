/** What is known of each extractor: those that are here, and those of the catalogue that are not. */
import { basename } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import type { ExtractorCard } from '../../../contract/window/cards.ts';
import { catalogue } from '../extractors/catalogue.ts';
import { partBytes } from '../extractors/fetch/part-file.ts';
import { ownExtractorsFolder } from '../extractors/own-folder.ts';
import { readSpeeds } from '../extractors/speeds.ts';
import type { KnownExtractor } from './known-extractors.ts';

type Speeds = Awaited<ReturnType<typeof readSpeeds>>;

/** Which is the default, and what is being fetched, is for the window to say. */
const usual = { isBundled: false, isDefault: false, frameMs: {}, partBytes: 0, fetching: null };

export async function extractorCards(
  extractors: readonly KnownExtractor[],
  env: NodeJS.ProcessEnv,
): Promise<ExtractorCard[]> {
  const speeds = await readSpeeds(env);
  const here = extractors.map((extractor) => cardOf(extractor, speeds));
  const absent = catalogue
    .filter((entry) => here.every(({ sha256 }) => sha256 !== entry.sha256))
    .map(async ({ name, file, sha256, bytes, featureLength, licence, address }) => ({
      ...usual,
      name,
      path: null,
      bytes,
      featureLength,
      licence,
      address,
      sha256,
      frameMs: speeds[sha256] ?? {},
      partBytes: await partBytes(ownExtractorsFolder(env), file),
      fault: null,
    }));
  return [...here, ...(await Promise.all(absent))];
}

function cardOf({ path, bytes, found }: KnownExtractor, speeds: Speeds): ExtractorCard {
  if (found instanceof Fault) {
    const { reason, message } = found;
    const unknown = { featureLength: null, licence: null, address: null, sha256: null };
    return { ...usual, ...unknown, name: basename(path), path, bytes, fault: { reason, message } };
  }
  const { name, sha256, source } = found;
  const entry = catalogue.find((one) => one.sha256 === sha256);
  return {
    ...usual,
    name,
    path,
    bytes,
    featureLength: entry?.featureLength ?? null,
    licence: entry?.licence ?? null,
    address: entry?.address ?? null,
    sha256,
    isBundled: source === 'bundled',
    frameMs: speeds[sha256] ?? {},
    fault: null,
  };
}
