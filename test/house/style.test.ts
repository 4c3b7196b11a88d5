/** Holds every source file to the house style: an opening sentence, a bounded size, no unfinished business. */
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const rooms = ['contract', 'model', 'streams', 'renderer', 'main', 'tools', 'test'];
const dataFolders = [path.join('test', 'golden'), path.join('test', 'fixtures')];
const codeEnding = /\.(?:ts|tsx|mjs|cjs|js)$/u;
const maxLines = 250;
const maxMedianLines = 100;

/** Written in halves, so that this file does not find itself. */
const unfinished = new RegExp(
  [
    'TO' + 'DO',
    'FIX' + 'ME',
    '(?<!--mantine-color-)place' + 'holder(?![=:])',
    'coming' + ' soon',
    'not ' + 'implemented',
  ]
    .map((words) => `\\b${words}\\b`)
    .join('|'),
  'iu',
);

interface Source {
  readonly file: string;
  readonly text: string;
  readonly lines: number;
}

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (!entry.isDirectory()) return [place];
    return dataFolders.includes(place) ? [] : filesUnder(place);
  });
}

function read(file: string): Source {
  const text = readFileSync(path.join(root, file), 'utf8');
  return { file, text, lines: text.split('\n').length - 1 };
}

const atTop = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isFile() && codeEnding.test(entry.name))
  .map(({ name }) => name);
const sources = [...rooms.flatMap(filesUnder), ...atTop]
  .filter((file) => codeEnding.test(file))
  .map(read);
const documents = readdirSync(root)
  .filter((name) => name.endsWith('.md'))
  .map(read);

/** The first comment, its stars and slashes taken off. */
function openingOf(text: string): string {
  const comment = /^(?:#!.*\n)?(?:\/\*\*(?<block>[\s\S]*?)\*\/|(?<lines>(?:\/\/.*\n)+))/u.exec(
    text,
  );
  const words = comment?.groups?.['block'] ?? comment?.groups?.['lines'] ?? '';
  return words.replaceAll(/^\s*(?:\*|\/\/)?\s?/gmu, '').trim();
}

const offenders = (isWrong: (source: Source) => boolean, list = sources): string[] =>
  list.filter(isWrong).map(({ file }) => file);

describe('every source file', () => {
  it('is found', () => {
    expect(sources.length).toBeGreaterThan(50);
  });

  it('opens with a sentence that says what it is for', () => {
    expect(offenders(({ text }) => !/^[\p{L}`$][\s\S]{15,}[.:]/u.test(openingOf(text)))).toEqual(
      [],
    );
  });

  it(`has at most ${String(maxLines)} lines`, () => {
    expect(offenders(({ lines }) => lines > maxLines)).toEqual([]);
  });

  it(`is small: the median is under ${String(maxMedianLines)} lines`, () => {
    const sizes = sources.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(maxMedianLines);
  });

  it('leaves nothing unfinished, and so do the documents', () => {
    expect(offenders(({ text }) => unfinished.test(text), [...sources, ...documents])).toEqual([]);
  });

  it('has a name in kebab-case', () => {
    const isKebab = (file: string) =>
      /^\.?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+$/u.test(path.basename(file));
    expect(offenders(({ file }) => !isKebab(file))).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  const text = existsSync(path.join(root, 'ARCHITECTURE.md')) ? read('ARCHITECTURE.md').text : '';

  it('names every room', () => {
    expect(rooms.filter((room) => !text.includes(`\`${room}/\``))).toEqual([]);
  });

  it('names no folder or file that does not exist', () => {
    const places = [...text.matchAll(/`(?<place>[\w.-]+\/[\w./-]*)`/gu)]
      .map((match) => match.groups?.['place'] ?? '')
      .filter((place) => rooms.includes(place.split('/')[0] ?? ''));
    expect(places.filter((place) => !existsSync(path.join(root, place)))).toEqual([]);
  });
});
