/** Range headers as players send them, and as nobody should. */
import { describe, expect, it } from 'vitest';
import { parseRange } from '../../../main/electron/byte-range.ts';

describe('a range of a file of 100 bytes', () => {
  it.each([
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['bytes=10-10', { start: 10, end: 10 }],
    ['bytes=90-500', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
  ])('%s', (header, range) => {
    expect(parseRange(header, 100)).toEqual(range);
  });

  it.each([null, '', 'bytes=', 'bytes=-', 'bytes=a-b', 'bytes=5-4', 'bytes=0-1,3-4', 'rows=0-1'])(
    '%s means the whole file',
    (header) => {
      expect(parseRange(header, 100)).toBeNull();
    },
  );

  it.each(['bytes=100-', 'bytes=100-200', 'bytes=-0'])('%s cannot be satisfied', (header) => {
    expect(parseRange(header, 100)).toBe('not-satisfiable');
  });

  it('of an empty file cannot be satisfied', () => {
    expect(parseRange('bytes=0-', 0)).toBe('not-satisfiable');
    expect(parseRange('bytes=-5', 0)).toBe('not-satisfiable');
  });
});
