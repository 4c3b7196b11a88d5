/** Project folders that are none, are damaged, newer or read-only: exit code 2, one sentence, and nothing changed. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProject } from '../../main/services/project/project.ts';
import { longtake } from './support/longtake.ts';
import { folder, place, refused } from './support/refused.ts';

describe('a project', () => {
  const commands = (dir: string): [string, string[]][] => [
    ['clips', ['clips', '--project', dir]],
    ['label', ['label', 'video.mp4', '--project', dir]],
    ['train', ['train', '--project', dir]],
    ['eval', ['eval', '--project', dir, '--cross-validate', 'group:2']],
    ['import', ['import', dir, '--project', dir]],
  ];

  it('that is a folder of something else', async () => {
    const dir = join(folder, 'holiday');
    mkdirSync(dir);
    place('holiday/photo.jpg', 'a photo');
    for (const [name, args] of commands(dir).slice(0, -1)) {
      expect([name, await refused(args)]).toEqual([
        name,
        expect.stringContaining('is not a Longtake project'),
      ]);
    }
    const video = place('any.mp4', 'any');
    const sentence = await refused(['import', video, '--project', dir]);
    expect(sentence).toContain('is not a Longtake project');
  });

  it('that is not there', async () => {
    const dir = join(folder, 'nowhere');
    for (const [name, args] of commands(dir).slice(0, -1)) {
      expect([name, await refused(args)]).toEqual([
        name,
        expect.stringContaining('There is no project at'),
      ]);
    }
  });

  it('whose project.json is damaged', async () => {
    const dir = join(folder, 'damaged');
    await createProject(dir);
    place('damaged/project.json', '{"schemaVersion": 1, "id"');
    expect(await refused(['clips', '--project', dir])).toMatch(/not valid JSON.*Restore/);
  });

  it('that is newer than the program is read, and not written to', async () => {
    const dir = join(folder, 'newer');
    await createProject(dir);
    const file = join(dir, 'project.json');
    const known = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...known, schemaVersion: 99, novelty: true }));
    const video = place('any.mp4', 'any');
    const sentence = await refused(['import', video, '--project', dir]);
    expect(sentence).toMatch(/made by a newer Longtake .*update Longtake/);
    expect((await longtake(['clips', '--project', dir])).code).toBe(0);
  });

  it.skipIf(process.platform === 'win32')('in a folder that may only be read', async () => {
    const dir = join(folder, 'read-only');
    await createProject(dir);
    const video = place('any.mp4', 'any');
    chmodSync(folder, 0o755);
    chmodSync(dir, 0o555);
    // Permission bits do not bind root, so root asks as nobody.
    const uid = process.getuid?.() === 0 ? 65_534 : undefined;
    const sentence = await refused(['import', video, '--project', dir], { uid });
    expect(sentence).toContain('cannot be written to: make the folder writable');
    const { code } = await longtake(['clips', '--project', dir], { uid });
    chmodSync(dir, 0o755);
    expect(code).toBe(0);
  });
});
