/** A text on one line, character for character, whatever is in it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine } from '../../../main/terminal/one-line.ts';

const lineEnds = /[\p{Cc}\u2028\u2029]/u;

describe('a text on one line', () => {
  it.each([
    ['as it is', 'as it is'],
    ['two\nlines', 'two⏎lines'],
    ['a\tb\r\u001b[31m\u0000\u007f', 'a␉b␍␛[31m␀␡'],
    ['a\u0085b\u2028c\u2029d\u202ee', 'a\uFFFDb\uFFFDc\uFFFDd\uFFFDe'],
    ['é 漢 🙂 e\u0301', 'é 漢 🙂 e\u0301'],
  ])('%j is shown as %j', (text, shown) => {
    expect(oneLine(text)).toBe(shown);
  });

  it('has as many characters, and no line end that any reader knows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const shown = oneLine(text);
        expect(Array.from(shown)).toHaveLength(Array.from(text).length);
        expect(lineEnds.test(shown)).toBe(false);
      }),
    );
  });
});
