/** The program's own version. */
import { readFileSync } from 'node:fs';
import { places } from './places.ts';

export function version(): string {
  const { version: text } = JSON.parse(readFileSync(places.packageJson, 'utf8')) as {
    version: string;
  };
  return text;
}
