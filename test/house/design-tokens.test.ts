/** Colours and sizes stand in one file, and every class a view names is in its style sheet. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const TOKENS = 'renderer/design/tokens.css';
const sheets = globSync('renderer/**/*.css', { cwd: root }).filter((file) => file !== TOKENS);
const composed = /composes: (\w+) from '(.+\.module\.css)'/g;
const views = globSync('renderer/**/*.tsx', { cwd: root });
const withoutComments = (css: string) => css.replaceAll(/\/\*.*?\*\//gs, '');

describe('style sheets', () => {
  it('are found', () => {
    expect(sheets.length).toBeGreaterThan(3);
    expect(views.length).toBeGreaterThan(15);
  });

  it.each(sheets)('%s names colours and sizes by their tokens alone', (file) => {
    const css = withoutComments(read(file)).replaceAll(/@media[^{]*/g, '');
    const literal = css.match(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(|\d(px|rem|em|vh|vw|cqw)\b/gi);
    expect(literal).toBeNull();
  });

  it.each(sheets)('%s uses only tokens that exist', (file) => {
    const known = new Set(read(TOKENS).match(/--[\w-]+(?=:)/g));
    const used = [...read(file).matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name ?? '');
    expect(used.filter((name) => !known.has(name))).toEqual([]);
  });

  it('compose classes that are there, and use all that stand in a sheet for others', () => {
    const asked = sheets.flatMap((file) =>
      [...read(file).matchAll(composed)].map(([, name = '', from = '']) => ({
        name,
        sheet: join(dirname(file), from),
      })),
    );
    expect(asked.length).toBeGreaterThan(10);
    for (const sheet of new Set(asked.map((one) => one.sheet))) {
      const known = [...read(sheet).matchAll(/^\.(\w+)/gm)].map(([, name]) => name);
      const used = asked.filter((one) => one.sheet === sheet).map(({ name }) => name);
      expect(new Set(used)).toEqual(new Set(known));
    }
  });

  it('give both themes the same tokens', () => {
    const ofTheme = (theme: string) =>
      new RegExp(`color-scheme='${theme}'\\] \\{([^}]*)\\}`)
        .exec(read(TOKENS))?.[1]
        ?.match(/--[\w-]+(?=:)/g);
    expect(ofTheme('dark')?.length).toBeGreaterThan(20);
    expect(ofTheme('light')).toEqual(ofTheme('dark'));
  });
});

describe('views', () => {
  const withStyles = views.flatMap((file) => {
    const sheet = /import style from '(.+\.module\.css)'/.exec(read(file))?.[1];
    return sheet === undefined ? [] : [{ file, sheet: join(dirname(file), sheet) }];
  });

  it.each(withStyles)('$file names only classes of $sheet', ({ file, sheet }) => {
    const known = new Set([...read(sheet).matchAll(/\.([a-z]\w*)/gi)].map(([, name]) => name));
    const used = [...read(file).matchAll(/(?<![.\w])style\.(\w+)/g)].map(([, name]) => name);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((name) => !known.has(name))).toEqual([]);
  });

  it('use every class of their sheets', () => {
    const unused = [...new Set(withStyles.map(({ sheet }) => sheet))].flatMap((sheet) => {
      const files = withStyles.filter((one) => one.sheet === sheet).map(({ file }) => read(file));
      const own = withoutComments(read(sheet)).replaceAll(composed, '');
      const classes = [...own.matchAll(/\.([a-z]\w*)(?=[\s:[,{.])/gi)];
      return [...new Set(classes.map(([, name]) => name ?? ''))]
        .filter((name) => !files.some((text) => text.includes(`style.${name}`)))
        .map((name) => `${sheet} .${name}`);
    });
    expect(unused).toEqual([]);
  });
});
