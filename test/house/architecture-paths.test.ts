/** Holds the documents to the repository: a path they name in backticks, or link to, is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
/** What a build or an install makes is no part of the repository. */
const made = ['node_modules', 'dist', '.git', '.setup', 'coverage'];
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !made.includes(entry.name))
  .map(({ name }) => name);
const documents = ['ARCHITECTURE.md', 'README.md', 'CONTRIBUTING.md', 'docs/security.md'];
const codeEnding = /\.(?:ts|mjs|py)$/u;

const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');

/** Words in backticks that begin with a folder of this repository, or end like code of ours. */
function pathsIn(text: string): string[] {
  const quoted = [...text.matchAll(/`(?<word>[\w./-]+)`/gu)].map(
    (match) => match.groups?.['word'] ?? '',
  );
  return quoted.filter((word) => {
    const [first = ''] = word.split('/');
    return (word.includes('/') && folders.includes(first)) || codeEnding.test(word);
  });
}

/** Where links of a document lead within the repository. */
function linksIn(text: string): string[] {
  return [...text.matchAll(/\]\((?<target>[^)#\s]+)/gu)]
    .map((match) => match.groups?.['target'] ?? '')
    .filter((target) => !/^[a-z]+:/u.test(target));
}

const absent = (places: readonly string[]): string[] =>
  places.filter((place) => !existsSync(path.join(root, place)));

describe('the paths of the documents', () => {
  it.each(documents)('exist: %s', (name) => {
    const text = read(name);
    const links = linksIn(text).map((target) => path.join(path.dirname(name), target));
    expect(absent([...pathsIn(text), ...links])).toEqual([]);
  });

  it('are found, many in ARCHITECTURE.md', () => {
    expect(pathsIn(read('ARCHITECTURE.md')).length).toBeGreaterThan(50);
  });

  it('would be missed if they were wrong', () => {
    const text =
      'See `model/cells/no-such-cell.ts`, `clips/<id>/clip.json` and [this](NOWHERE.md).';
    expect(absent([...pathsIn(text), ...linksIn(text)])).toEqual([
      'model/cells/no-such-cell.ts',
      'NOWHERE.md',
    ]);
  });
});
