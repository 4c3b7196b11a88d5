/** Keys that no action may have, and what they are for. */

const reserved: readonly (readonly [pattern: RegExp, use: string])[] = [
  [/^(shift\+)?[0-9]$/, 'chooses a class'],
  [/^(mod\+)?(shift\+)?Tab$/, 'moves from one control to the next'],
  [/^mod\+K$/, 'opens the command palette'],
  [/^mod\+[ACVX]$/, 'is for the text one writes'],
  [/^mod\+(shift\+)?[NQTW]$/, 'belongs to the browser'],
  [/^alt\+(F4|Tab)$/, 'belongs to the system'],
];

/** @returns what the key is for; null where it is free to take. */
export function reservedFor(key: string): string | null {
  return reserved.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}
