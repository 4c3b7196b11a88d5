/** Every feature extractor this machine has for the window: found, tried, and found again by content. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { toFault, type Fault } from '../../../contract/fault.ts';
import { readModelsFolder } from '../extractors/models-folder.ts';
import type { Environment } from '../extractors/own-folder.ts';
import { resolveExtractor, type Extractor } from '../extractors/resolve-extractor.ts';

export interface KnownExtractor {
  readonly path: string;
  readonly bytes: number | null;
  /** The extractor, or what is wrong with its file. */
  readonly found: Extractor | Fault;
}

export interface ExtractorList {
  readonly extractors: readonly KnownExtractor[];
  /** One sentence on the folder of extractors; null when all is well. */
  readonly problem: string | null;
}

export interface KnownExtractors {
  /** @param named names or paths that are to be known beside the folder's files. */
  readonly list: (named: readonly (string | null)[]) => Promise<ExtractorList>;
}

interface Tried {
  /** Size and time of change: a file is read again when it is another one. */
  readonly stamp: string;
  readonly known: KnownExtractor;
}

export function createKnownExtractors(env: Environment): KnownExtractors {
  const tried = new Map<string, Tried>();
  const tryFile = async (path: string): Promise<KnownExtractor> => {
    const status = await stat(path).catch(() => null);
    const stamp = `${String(status?.size)} ${String(status?.mtimeMs)}`;
    const before = tried.get(path);
    if (before?.stamp === stamp) return before.known;
    const found = await resolveExtractor({ wanted: path, env }).catch(asFault);
    const known = { path, bytes: status?.size ?? null, found };
    tried.set(path, { stamp, known });
    return known;
  };
  /** Null for a name that stands for nothing here. */
  const pathOf = (wanted: string): Promise<string | null> =>
    resolveExtractor({ wanted, env }).then(
      ({ path }) => path,
      () => (/[/\\]/.test(wanted) ? resolve(wanted) : null),
    );
  return {
    async list(named) {
      const { files, problem } = await readModelsFolder(env);
      const wanted = named.filter((name) => name !== null);
      const paths = await Promise.all(wanted.map(pathOf));
      const all = new Set([...paths.filter((path) => path !== null), ...files]);
      return {
        extractors: await Promise.all([...all].map(tryFile)),
        problem: problem === null ? null : `${problem.what}: ${problem.doThis}.`,
      };
    },
  };
}

function asFault(error: unknown): Fault {
  return toFault(error, 'extractor-corrupt');
}
