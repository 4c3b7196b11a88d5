/** Where a file is saved by name: whole, in a folder made for it, never over anything. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { saveFileAs } from '../../../../main/services/project/save-file-as.ts';
import { tempFolder } from '../temp-folder.ts';

const bytes = Uint8Array.of(1, 2, 3);

describe('saving a file by name', () => {
  it('makes the folders on the way and leaves nothing beside the file', async () => {
    const folder = join(tempFolder(), 'a', 'b');
    const path = join(folder, 'm.onnx');
    expect(await saveFileAs(path, bytes)).toBe(path);
    expect([...readFileSync(path)]).toEqual([1, 2, 3]);
    expect(readdirSync(folder)).toEqual(['m.onnx']);
  });

  it('leaves what is there as it is, file or folder', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'mine'), 'mine');
    mkdirSync(join(folder, 'ours'));
    for (const name of ['mine', 'ours']) {
      await expect(saveFileAs(join(folder, name), bytes)).rejects.toMatchObject({
        reason: 'bad-input',
        message: expect.stringMatching(/is there already and is not overwritten/) as string,
      });
    }
    expect(readFileSync(join(folder, 'mine'), 'utf8')).toBe('mine');
    expect(readdirSync(folder).sort()).toEqual(['mine', 'ours']);
  });

  it('says so where a folder of its path is a file', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'file'), '');
    for (const path of ['file/m.onnx', 'file/deeper/m.onnx']) {
      await expect(saveFileAs(join(folder, path), bytes)).rejects.toMatchObject({
        reason: 'bad-input',
        message: expect.stringMatching(/is no folder/) as string,
      });
    }
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'says so where the folder may only be read',
    async () => {
      const folder = tempFolder();
      chmodSync(folder, 0o555);
      await expect(saveFileAs(join(folder, 'm'), bytes)).rejects.toMatchObject({
        reason: 'project-read-only',
      });
      chmodSync(folder, 0o755);
    },
  );
});
