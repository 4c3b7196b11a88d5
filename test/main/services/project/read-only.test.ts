/** A project in a folder that may only be read: real permission bits, tried by a user they bind. */
import { execFile } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { createProject } from '../../../../main/services/project/project.ts';
import { tempFolder } from '../temp-folder.ts';

const NOBODY = 65_534;
/** Permission bits do not bind root, so root tries as nobody. */
const other = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

it.skipIf(process.platform === 'win32')(
  'opens, and answers a write with one sentence',
  async () => {
    const root = tempFolder();
    await createProject(root);
    const before = readFileSync(join(root, 'project.json'), 'utf8');
    chmodSync(join(root, 'project.json'), 0o444);
    chmodSync(root, 0o555);
    const script = fileURLToPath(new URL('./write-as-other.ts', import.meta.url));
    const run = await promisify(execFile)(process.execPath, [script, root], other);
    chmodSync(root, 0o755);
    const refusal = {
      reason: 'project-read-only',
      message: expect.stringMatching(/cannot be written to: make the folder writable/) as string,
    };
    expect(JSON.parse(run.stdout)).toMatchObject({ answers: [refusal, refusal] });
    expect(readFileSync(join(root, 'project.json'), 'utf8')).toBe(before);
  },
);
