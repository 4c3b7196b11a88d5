/** Values of options: what is a number within bounds is taken, everything else is refused with the bounds. */
import { InvalidArgumentError } from 'commander';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber, parseWholeNumber } from '../../../main/commands/options.ts';

describe('parseWholeNumber', () => {
  it('takes every whole number within its bounds', () => {
    const parse = parseWholeNumber(-5, 5000);
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 5000 }), (n) => {
        expect(parse(String(n))).toBe(n);
      }),
    );
  });

  it.each(['', ' ', '0', '-1', '1.5', 'one', '1e400', 'NaN', 'Infinity', '3 4', '11'])(
    'refuses %j, from 1 to 10',
    (text) => {
      expect(() => parseWholeNumber(1, 10)(text)).toThrow(InvalidArgumentError);
      expect(() => parseWholeNumber(1, 10)(text)).toThrow('a whole number from 1 to 10.');
    },
  );

  it('names no upper bound where there is none', () => {
    expect(() => parseWholeNumber(1)('x')).toThrow('It must be a whole number from 1.');
  });
});

describe('parseNumber', () => {
  it('takes every number within its bounds', () => {
    const parse = parseNumber(0.05, 64);
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 64, noNaN: true }), (n) => {
        expect(parse(String(n))).toBe(n);
      }),
    );
  });

  it.each(['', ' ', '0.04', '64.1', '-1', 'fast', 'NaN', 'Infinity', '1,5'])(
    'refuses %j, from 0.05 to 64',
    (text) => {
      expect(() => parseNumber(0.05, 64)(text)).toThrow('a number from 0.05 to 64.');
    },
  );
});
