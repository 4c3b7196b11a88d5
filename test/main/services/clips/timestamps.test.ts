/** The bytes of timestamps.i64, there and back. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeTimestamps, encodeTimestamps } from '../../../../main/services/clips/timestamps.ts';

it('gives every time back, negative and large ones too', () => {
  fc.assert(
    fc.property(fc.array(fc.maxSafeInteger()), (times) => {
      expect(decodeTimestamps(encodeTimestamps(times))).toEqual(times);
    }),
  );
});

it('is little-endian', () => {
  expect([...encodeTimestamps([0x0102_0304])]).toEqual([4, 3, 2, 1, 0, 0, 0, 0]);
});
