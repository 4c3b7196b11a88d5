/** What counts as our own address, and what only looks like it. */
import { describe, expect, it } from 'vitest';
import { isOurs, ORIGIN } from '../../../main/electron/address.ts';

describe('our address', () => {
  it.each([ORIGIN, `${ORIGIN}/`, `${ORIGIN}/window.html?a#b`, `${ORIGIN}/files/abc`])(
    'is %s',
    (address) => {
      expect(isOurs(address)).toBe(true);
    },
  );

  it.each([
    'longtake://app.evil.example/window.html',
    'longtake://app@evil.example/',
    'longtake://app:80/',
    'longtake://other/window.html',
    'longtakes://app/window.html',
    'https://app/window.html',
    'file:///app/window.html',
    'about:blank',
    'null',
    '',
  ])('is not %s', (address) => {
    expect(isOurs(address)).toBe(false);
  });
});
