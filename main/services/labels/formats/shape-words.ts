/** What is wrong with the shape of a JSON document, in words for whoever wrote it. */
import type * as v from 'valibot';

export type Path = readonly (string | number)[];

export interface ShapeProblem {
  /** Where in the document it is; empty for the document itself. */
  readonly place: Path;
  readonly what: string;
}

export function shapeProblem(issue: v.BaseIssue<unknown>): ShapeProblem {
  const path = (issue.path ?? []).map(({ key }) => key as string | number);
  if (issue.received === 'undefined' && path.length > 0) return missing(path);
  return { place: path, what: wrong(issue) };
}

/** 'at "file.1": ', or nothing for the document itself. */
export function placeInWords(place: Path): string {
  return place.length === 0 ? '' : `at "${place.join('.')}" `;
}

function missing(path: Path): ShapeProblem {
  const key = path.at(-1) ?? '';
  const what = typeof key === 'number' ? `entry ${key} is missing` : `the key "${key}" is missing`;
  return { place: path.slice(0, -1), what };
}

function wrong({ kind, type, expected, received, message, requirement }: Issue): string {
  // Our own schemas say what they want in words; the library's sentences begin with this one.
  if (!message.startsWith('Invalid ')) return message;
  if (kind === 'schema') {
    return `there must be ${wanted(expected ?? '')}, not ${found(received)}`;
  }
  if (type === 'min_length')
    return `there must be at least ${String(requirement)} entries, not ${received}`;
  if (type === 'integer') return `there must be a whole number, not ${received}`;
  if (type === 'min_value') return `there must be ${String(requirement)} or more, not ${received}`;
  if (type === 'max_value') return `there must be ${String(requirement)} or less, not ${received}`;
  return `${found(received)} does not belong there`;
}

type Issue = v.BaseIssue<unknown>;

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  Object: 'an object {…}',
  Array: 'a list […]',
  null: 'null',
};

/** "(string | number)" is "a text or a number". */
function wanted(expected: string): string {
  return expected
    .replace(/^\((.*)\)$/, '$1')
    .split(' | ')
    .map((kind) => kinds[kind] ?? kind)
    .join(' or ');
}

function found(received: string): string {
  return kinds[received] ?? received.slice(0, 80);
}
