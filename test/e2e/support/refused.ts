/** A folder for things that cannot be used, and the rules a refusal of them is held to. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { longtake, refusal, type Outcome } from './longtake.ts';

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

/** Every file below the test's folder and what is in it, to see that a refusal changed nothing. */
function everything(): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path, readFileSync(path, 'latin1')]),
  );
}

/** Runs the command, holds it to the rules of a refusal, and gives its sentence. */
export async function refused(...how: Parameters<typeof longtake>): Promise<string> {
  const before = everything();
  const outcome = await longtake(...how);
  expectRefusal(outcome);
  expect(everything()).toEqual(before);
  return refusal(outcome);
}

export function expectRefusal({ code, stdout, stderr }: Outcome): void {
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^longtake: [^\n]+[.?!)]\n$/);
}
