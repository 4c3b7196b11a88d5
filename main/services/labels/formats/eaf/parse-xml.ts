/** XML into elements with their lines; entities of a document's own are never expanded, as no document type is taken. */
import { DOMParser, type Element } from '@xmldom/xmldom';
import { brokenAt, type LabelSource } from '../label-file.ts';

/** @returns the root. @throws Fault 'bad-input' with file and line. */
export function parseXml(source: LabelSource): Element {
  const { root, problem } = parse(source);
  if (problem !== null)
    throw brokenAt(source, problem.line, `${problem.what}: restore it from a copy`);
  if (root === null) throw brokenAt(source, 1, 'this is not XML: name another file');
  return root;
}

interface Problem {
  readonly line: number;
  readonly what: string;
}

function parse(source: LabelSource): { root: Element | null; problem: Problem | null } {
  const text = source.text.replace(/^\uFEFF/, '');
  const declared = text.search(/<!DOCTYPE|<!ENTITY/i);
  if (declared >= 0) {
    const what = 'a document type is declared, which no ELAN file needs';
    return { root: null, problem: { line: text.slice(0, declared).split('\n').length, what } };
  }
  const problems: Problem[] = [];
  const parser = new DOMParser({
    onError: (level, said, context) => {
      problems.push({ line: lineOfContext(context), what: sentenceOf(said) });
      if (level === 'fatalError') throw new Error(said);
    },
  });
  try {
    const root = parser.parseFromString(text, 'text/xml').documentElement;
    return { root, problem: problems[0] ?? null };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const last = { line: text.split('\n').length, what: sentenceOf(said) };
    return { root: null, problem: problems[0] ?? last };
  }
}

function lineOfContext(context: unknown): number {
  const { locator } = context as { readonly locator?: { readonly lineNumber?: number } };
  return Math.max(1, locator?.lineNumber ?? 1);
}

function sentenceOf(said: string): string {
  const [first = ''] = said.split('\n');
  return `this is not well-formed XML (${first.replace(/\s*@#\[.*$/, '').slice(0, 120)})`;
}

export function childrenOf(parent: Element, name: string): readonly Element[] {
  return [...parent.childNodes].filter((node): node is Element => node.nodeName === name);
}

export function lineOf(node: Element): number | null {
  return node.lineNumber ?? null;
}

/** @throws Fault 'bad-input' where the attribute is missing. */
export function requireAttribute(source: LabelSource, node: Element, name: string): string {
  const value = node.getAttribute(name);
  if (value !== null) return value;
  throw brokenAt(source, lineOf(node), `<${node.nodeName}> has no ${name}: restore it from a copy`);
}
