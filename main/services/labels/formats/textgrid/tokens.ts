/** The free-standing strings, numbers and flags of a Praat text file; every other word is there for people only. */
import { brokenAt, type LabelSource } from '../label-file.ts';

interface Found<T> {
  readonly value: T;
  readonly line: number;
}

/** Each takes the next token. @throws Fault 'bad-input' where it is another one, or none. */
export interface TextGridTokens {
  readonly text: (what: string) => Found<string>;
  readonly number: (what: string) => Found<number>;
  readonly count: (what: string) => number;
  readonly flag: () => string;
}

type Token =
  | { readonly kind: 'text'; readonly value: string; readonly line: number }
  | { readonly kind: 'number'; readonly value: number; readonly line: number }
  | { readonly kind: 'flag'; readonly value: string; readonly line: number };

const WORD = /"([^"]*(?:""[^"]*)*)("?)|<(\w+)>|![^\n]*|[^\s]+/g;
const NUMBER = /^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i;

export function textGridTokens(source: LabelSource): TextGridTokens {
  const tokens = scan(source);
  const next = <K extends Token['kind']>(kind: K, what: string): Token & { kind: K } => {
    const { value: token, done } = tokens.next();
    if (done === true) {
      const lines = source.text.trimEnd().split('\n').length;
      throw brokenAt(source, lines, `the file ends before ${what}: restore it from a copy`);
    }
    if (token.kind === kind) return token as Token & { kind: K };
    throw brokenAt(
      source,
      token.line,
      `here should stand ${what}, not "${String(token.value).slice(0, 40)}"`,
    );
  };
  return {
    text: (what) => next('text', what),
    number: (what) => next('number', what),
    count: (what) => {
      const { value, line } = next('number', what);
      if (Number.isSafeInteger(value) && value >= 0) return value;
      throw brokenAt(source, line, `${what} must be a whole number, not ${value}`);
    },
    flag: () => next('flag', 'whether there are tiers').value,
  };
}

function* scan(source: LabelSource): Generator<Token, undefined> {
  let line = 1;
  let counted = 0;
  for (const match of source.text.matchAll(WORD)) {
    const [word, text, closing, flag] = match;
    line += lineEnds(source.text.slice(counted, match.index));
    counted = match.index;
    if (text !== undefined) {
      if (closing !== '"')
        throw brokenAt(source, line, 'the quotation mark has no partner: close it');
      yield { kind: 'text', value: text.replaceAll('""', '"'), line };
    } else if (flag !== undefined) yield { kind: 'flag', value: flag, line };
    else if (NUMBER.test(word)) yield { kind: 'number', value: Number(word), line };
  }
  return undefined;
}

function lineEnds(text: string): number {
  return text.split('\n').length - 1;
}
