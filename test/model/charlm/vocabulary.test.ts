/** Characters as numbers and back: code points, in the order in which the text brings them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../contract/fault.ts';
import { decodeText, encodeStart, encodeText } from '../../../model/charlm/vocabulary.ts';

const anyText = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });

describe('a text as numbers', () => {
  it("is the lecture's h, e, l, o for its example", () => {
    const { vocabulary, codes } = encodeText('hello');
    expect(vocabulary).toEqual(['h', 'e', 'l', 'o']);
    expect([...codes]).toEqual([0, 1, 2, 2, 3]);
  });

  it('counts code points: a sign outside the first plane is one character, an accent apart another', () => {
    const { vocabulary, codes } = encodeText('🙂e\u0301🙂');
    expect(vocabulary).toEqual(['🙂', 'e', '\u0301']);
    expect([...codes]).toEqual([0, 1, 2, 0]);
  });

  it('comes back as it was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { vocabulary, codes } = encodeText(text);
        expect(decodeText([...codes], vocabulary)).toBe(text);
        expect(new Set(vocabulary).size).toBe(vocabulary.length);
        expect(codes).toHaveLength(Array.from(text).length);
      }),
    );
  });
});

describe('a start', () => {
  it('becomes the numbers that the text has for it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { vocabulary, codes } = encodeText(text);
        expect(encodeStart(text, vocabulary)).toEqual([...codes]);
      }),
    );
  });

  it.each([
    ['hex', 'bad-input', /never holds "x"/],
    ['he\n', 'bad-input', /never holds "\\n"/],
    ['🙂', 'bad-input', /never holds "🙂"/],
    ['', 'bad-usage', /start is empty/],
  ])('%j is refused for "hello"', (start, reason, sentence) => {
    const refusal = () => encodeStart(start, ['h', 'e', 'l', 'o']);
    expect(refusal).toThrow(Fault);
    expect(refusal).toThrow(expect.objectContaining({ reason }) as Error);
    expect(refusal).toThrow(sentence);
  });
});
