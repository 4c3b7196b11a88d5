/** JSON with the line of every value, so that a broken file can be told by file and line. */
import * as v from 'valibot';
import { brokenAt, type LabelSource } from './label-file.ts';
import { placeInWords, shapeProblem, type Path } from './shape-words.ts';

export interface JsonText<T> {
  readonly value: T;
  /** Line of the value at a path, or of what holds it where there is none. */
  readonly lineOf: (...path: Path) => number;
}

/** @throws Fault 'bad-input' with file and line, for text that is no JSON or not of this shape. */
export function parseJsonText<S extends v.GenericSchema>(
  schema: S,
  source: LabelSource,
  what: string,
): JsonText<v.InferOutput<S>> {
  const raw = parseJson(source, what);
  const lineOf = lineFinder(source.text);
  const result = v.safeParse(schema, raw, { abortEarly: true });
  if (result.success) return { value: result.output, lineOf };
  const [issue] = result.issues;
  const { place, what: wrong } = shapeProblem(issue);
  // A line says something only where the document has several, and a value on it that is meant.
  const hasLine = place.length > 0 && source.text.trimEnd().includes('\n');
  const line = hasLine ? lineOf(...place) : null;
  throw brokenAt(source, line, `this is not ${what}: ${placeInWords(place)}${wrong}`);
}

function parseJson(source: LabelSource, what: string): unknown {
  const text = source.text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    const position = /position (\d+)/.exec(said)?.[1];
    const before = position === undefined ? text.trimEnd() : text.slice(0, Number(position));
    const line = before.split('\n').length;
    throw brokenAt(source, line, `this is not valid JSON, so it is not ${what}: restore the file`);
  }
}

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+|\n/g;

interface Level {
  readonly isArray: boolean;
  key: string | number;
}

function lineFinder(text: string): JsonText<unknown>['lineOf'] {
  let lines: ReadonlyMap<string, number> | null = null;
  return (...path) => {
    lines ??= linesOfValues(text);
    for (let length = path.length; length > 0; length--) {
      const line = lines.get(keyOf(path.slice(0, length)));
      if (line !== undefined) return line;
    }
    return 1;
  };
}

const keyOf = (path: Path): string => path.join('\u0000');

/** `text` is valid JSON. Strings cannot hold bare line ends, so every "\n" found stands between values. */
function linesOfValues(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const levels: Level[] = [];
  let line = 1;
  let isKey = false;
  const note = (): void => {
    lines.set(keyOf(levels.map(({ key }) => key)), line);
  };
  for (const [token] of text.matchAll(TOKEN)) {
    const level = levels.at(-1);
    if (token === '\n') line++;
    else if (token === '{' || token === '[') {
      note();
      levels.push({ isArray: token === '[', key: 0 });
      isKey = token === '{';
    } else if (token === '}' || token === ']') {
      levels.pop();
      isKey = false;
    } else if (token === ',') {
      if (level?.isArray === true) level.key = Number(level.key) + 1;
      isKey = level?.isArray === false;
    } else if (token === ':') isKey = false;
    else if (isKey && level !== undefined) level.key = JSON.parse(token) as string;
    else note();
  }
  return lines;
}
