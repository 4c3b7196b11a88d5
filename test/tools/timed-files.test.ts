/** The list of tests that run alone names files that are there: one renamed would join the others unnoticed. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { timedFiles } from '../../tools/tests/timed-files.ts';

const root = path.resolve(import.meta.dirname, '../..');

it.each(timedFiles)('%s is there', (file) => {
  expect(existsSync(path.join(root, file))).toBe(true);
});
