/** A text as numbers: its characters are Unicode code points, numbered in the order in which they first appear. */
import { Fault } from '../../contract/fault.ts';

export interface EncodedText {
  /** Character k of the vocabulary is `vocabulary[k]`. */
  readonly vocabulary: readonly string[];
  /** The text, character by character, as numbers of the vocabulary. */
  readonly codes: Int32Array;
}

export function encodeText(text: string): EncodedText {
  const numbers = new Map<string, number>();
  // At least as long as the text has code points: those above U+FFFF take two UTF-16 units.
  const codes = new Int32Array(text.length);
  let length = 0;
  for (const character of text) {
    const known = numbers.get(character) ?? numbers.size;
    if (known === numbers.size) numbers.set(character, known);
    codes[length++] = known;
  }
  return { vocabulary: [...numbers.keys()], codes: codes.subarray(0, length) };
}

/** @throws Fault that names the first character the text does not hold. */
export function encodeStart(start: string, vocabulary: readonly string[]): number[] {
  const codes = Array.from(start, (character) => {
    const code = vocabulary.indexOf(character);
    if (code >= 0) return code;
    throw new Fault(
      'bad-input',
      `The text never holds ${JSON.stringify(character)}, so nothing is known about what follows it; begin with characters of the text, given by --start.`,
    );
  });
  if (codes.length > 0) return codes;
  throw new Fault('bad-usage', 'The start is empty; give at least one character with --start.');
}

export function decodeText(codes: readonly number[], vocabulary: readonly string[]): string {
  return codes.map((code) => vocabulary[code] ?? '').join('');
}
