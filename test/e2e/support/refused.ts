/** A folder for things that cannot be used, and the rules a refusal of them is held to. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { longtake, refusal, type Outcome } from './longtake.ts';
import { filesBelow } from '../../files-below.ts';

/** Gone when the tests of the file are over. */
export const folder = mkdtempSync(join(tmpdir(), 'longtake-bad-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

export function place(name: string, content: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Runs the command, holds it to the rules of a refusal, and gives its sentence. */
export async function refused(...how: Parameters<typeof longtake>): Promise<string> {
  const before = filesBelow(folder);
  const outcome = await longtake(...how);
  expectRefusal(outcome);
  expect(filesBelow(folder)).toEqual(before);
  return refusal(outcome);
}

export function expectRefusal({ code, stdout, stderr }: Outcome): void {
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^longtake: [^\n]+[.?!)]\n$/);
}
