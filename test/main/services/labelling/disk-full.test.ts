/** A disk that takes only part of a line: the line is taken back, one sentence says so, everything before it is kept. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { readLabelSet } from '../../../../main/services/labels/label-set.ts';
import { matching } from '../../../matching.ts';
import { tempFolder } from '../temp-folder.ts';
import { plantClip } from './label-clip.ts';

it.skipIf(process.platform === 'win32')('loses no label to a disk that is full', async () => {
  const { clip } = await plantClip(tempFolder());
  const script = fileURLToPath(new URL('./label-until-full.ts', import.meta.url));
  // No file may have more than 8 KiB.
  const limited = `ulimit -f 8; exec "$0" "$@"`;
  const run = await promisify(execFile)('bash', [
    '-c',
    limited,
    process.execPath,
    script,
    clip.folder,
  ]);
  const told = JSON.parse(run.stdout) as { readonly acknowledged: number };
  expect(told).toMatchObject({
    reason: 'disk',
    message: matching(/journal.*could not be written/),
  });
  expect(told.acknowledged).toBeGreaterThan(10);
  const journal = readFileSync(join(clip.folder, 'journal.jsonl'), 'utf8');
  expect(journal.endsWith('\n')).toBe(true);
  const kinds = journal
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { kind: string }).kind)
    .filter((kind) => kind === 'edit');
  expect(kinds).toHaveLength(told.acknowledged);
  const last = (await readLabelSet(clip))?.tracks['posture']?.at(-1);
  expect(last?.classId).toMatch(/^class-\d+$/);
});
