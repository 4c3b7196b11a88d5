/** A pattern as a property of what is expected: a bare regular expression there is held to match anything. */
import { expect } from 'vitest';

export function matching(pattern: RegExp): string {
  return expect.stringMatching(pattern) as string;
}
