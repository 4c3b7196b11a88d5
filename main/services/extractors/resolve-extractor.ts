/** Finds the feature extractor that a name, a path or nothing at all stands for, and proves that it is whole. */
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, resolve, sep } from 'node:path';
import type { PictureSize } from '../../../contract/extractor.ts';
import { Fault } from '../../../contract/fault.ts';
import { places } from '../../places.ts';
import { errorCode } from '../project/disk-fault.ts';
import { BEST_EXTRACTOR, catalogue, DEFAULT_EXTRACTOR, type CatalogueEntry } from './catalogue.ts';
import { findKnown, sha256Of } from './find-known.ts';
import { readModelsFolder } from './models-folder.ts';
import type { Environment } from './own-folder.ts';
import { pictureSizeAsked, tfliteProblem } from './tflite-file.ts';

export interface Extractor {
  /** Absolute path of the .tflite file. */
  readonly path: string;
  /** The catalogue's name, or the file's without its ending. */
  readonly name: string;
  readonly sha256: string;
  /** catalogue: its content is one we know; bundled: it came with the program. */
  readonly source: 'file' | 'catalogue' | 'bundled';
  /** What frames are averaged to before it sees them; null where it is given them whole. */
  readonly pictureSize: PictureSize | null;
}

export interface ResolveExtractorOptions {
  /** A name or a path; null or absent for the default. */
  readonly wanted?: string | null;
  readonly env?: Environment;
}

/** @throws Fault 'extractor-missing' or 'extractor-corrupt'. */
export async function resolveExtractor(options: ResolveExtractorOptions = {}): Promise<Extractor> {
  const { wanted = null, env = process.env } = options;
  if (wanted !== null && (await isPath(wanted))) return readExtractor(resolve(wanted));
  const { files, problem } = await readModelsFolder(env);
  const name = wanted ?? DEFAULT_EXTRACTOR;
  const found =
    (wanted === null ? null : files.find((path) => baseName(path) === baseName(name))) ??
    (await findEntry(name, files));
  if (found !== null) return readExtractor(found);
  throw missing(`No feature extractor is called "${name}"`, problem?.what ?? null);
}

/**
 * The one whose content has this hash, among those that can be found by name.
 * @returns null where there is none.
 */
export async function findExtractor(
  sha256: string,
  env: Environment = process.env,
): Promise<Extractor | null> {
  const known = catalogue.find((entry) => entry.sha256 === sha256) ?? { sha256 };
  const path = await findKnown(known, (await readModelsFolder(env)).files);
  return path === null ? null : readExtractor(path);
}

/** A word with a separator, or the name of a file that is there. */
async function isPath(wanted: string): Promise<boolean> {
  if (wanted.includes('/') || wanted.includes(sep)) return true;
  return stat(wanted).then(
    (s) => s.isFile(),
    () => false,
  );
}

/** The file of a catalogue entry by its content, else one that only bears its name, which is then refused. */
async function findEntry(name: string, files: readonly string[]): Promise<string | null> {
  const entry = catalogue.find((e) => e.name === name);
  if (entry === undefined) return null;
  const claimed = files.find((path) => basename(path) === entry.file) ?? null;
  return (await findKnown(entry, files)) ?? claimed;
}

async function readExtractor(path: string): Promise<Extractor> {
  const bytes = await readBytes(path);
  const sha256 = sha256Of(bytes);
  const entry = catalogue.find((e) => e.sha256 === sha256);
  const problem = tfliteProblem(bytes) ?? changedProblem(path, entry);
  if (problem !== null) {
    throw new Fault(
      'extractor-corrupt',
      `The feature extractor "${path}" ${problem}: copy or download it again, or name another with --extractor.`,
    );
  }
  const isBundled = dirname(path) === places.bundledExtractors;
  const known = isBundled ? 'bundled' : 'catalogue';
  return {
    path,
    name: entry?.name ?? baseName(path),
    sha256,
    source: entry === undefined ? 'file' : known,
    pictureSize: averagedSize(pictureSizeAsked(bytes)),
  };
}

/**
 * Networks of small pictures see more where a frame is averaged. Large ones were taught on single points of it, as
 * MediaPipe takes them: averaged, Coral's lost two points of accuracy in a hundred (tools/starter/README.md).
 */
const LARGEST_AVERAGED = 160;

function averagedSize(asked: PictureSize | null): PictureSize | null {
  if (asked === null || Math.max(asked.width, asked.height) > LARGEST_AVERAGED) return null;
  return asked;
}

/** A file that bears a known name must have the known content. */
function changedProblem(path: string, entry: CatalogueEntry | undefined): string | null {
  const isClaimed = catalogue.some((e) => e.file === basename(path));
  return entry === undefined && isClaimed ? 'differs from the published file of that name' : null;
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      throw missing(`There is no feature extractor at "${path}"`, null, error);
    }
    throw new Fault(
      'extractor-corrupt',
      `The feature extractor "${path}" cannot be read: check that it is a file and may be read.`,
      error,
    );
  }
}

function missing(what: string, remark: string | null, cause?: unknown): Fault {
  const why = remark === null ? '' : ` (${remark})`;
  return new Fault(
    'extractor-missing',
    `${what}${why}: run "longtake models fetch ${BEST_EXTRACTOR}", set LONGTAKE_MODELS to a folder of .tflite extractors, or give a path with --extractor.`,
    cause,
  );
}

function baseName(path: string): string {
  return basename(path).replace(/\.tflite$/i, '');
}
