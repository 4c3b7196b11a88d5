/** Where an extractor is fetched from: its own address or, for tests, a server on this very machine. */
import { Fault } from '../../../../contract/fault.ts';
import type { CatalogueEntry } from '../catalogue.ts';
import type { Environment } from '../own-folder.ts';
import { isLoopback } from './may-fetch.ts';

/** LONGTAKE_CATALOGUE, for tests alone, takes the place of every entry's folder. @throws Fault */
export function fetchAddress({ name, file, address }: CatalogueEntry, env: Environment): string {
  if (address === null) {
    throw new Fault(
      'unsupported',
      `"${name}" comes with Longtake and is fetched from nowhere: install Longtake again where it is missing.`,
    );
  }
  const named = env['LONGTAKE_CATALOGUE'] ?? '';
  if (named === '') return address;
  const url = URL.parse(`${named.replace(/\/$/, '')}/${file}`);
  if (url?.protocol === 'http:' && isLoopback(url)) return url.href;
  throw new Fault(
    'bad-usage',
    `LONGTAKE_CATALOGUE names "${named}": it is for tests, and takes an address of this machine alone, such as http://127.0.0.1:8000.`,
  );
}
