/** The user's own folder of extractors: fetched files lie there, and files dropped in by hand are found there. */
import { join, resolve } from 'node:path';
import envPaths from 'env-paths';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Inside of LONGTAKE_HOME where that is set, else in the system's place for a program's data. */
export function ownExtractorsFolder(env: Environment = process.env): string {
  const home = env['LONGTAKE_HOME'] ?? '';
  const data = home === '' ? envPaths('longtake', { suffix: '' }).data : resolve(home);
  return join(data, 'extractors');
}
