/** Stream time in words. */
import { describe, expect, it } from 'vitest';
import { exactClock } from '../../../renderer/strip/clock.ts';

describe('an exact time', () => {
  it.each([
    [0, '0:00.000'],
    [33_333, '0:00.033'],
    [66_667, '0:00.066'],
    [7_040_000, '0:07.040'],
    [3_600_000_000 + 999_999, '1:00:00.999'],
  ])('of %i µs is %s', (us, words) => {
    expect(exactClock(us)).toBe(words);
  });
});
