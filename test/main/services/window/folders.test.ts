/** Folders to choose a project in, and what takes room on the disk. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder.ts';
import { inProject, makeHome, makeProject, openServices } from './open-services.ts';
import { matching } from '../../../matching.ts';

describe('folders', () => {
  it('are listed without hidden ones, in order, projects marked', async () => {
    const { root } = await makeProject();
    const parent = join(root, '..');
    for (const name of ['b', 'a10', 'a9', '.hidden']) mkdirSync(join(parent, name));
    writeFileSync(join(parent, 'file.txt'), '');
    symlinkSync(join(parent, 'b'), join(parent, 'link'));
    symlinkSync(join(parent, 'file.txt'), join(parent, 'link-to-file'));
    for (const name of ['b.MP4', 'a.eaf', '.c.mp4']) writeFileSync(join(parent, name), '');
    mkdirSync(join(parent, 'd.mp4'));
    const { handlers } = openServices(makeHome());
    const listed = await handlers['folders.list']({ folder: parent });
    expect(listed.folder).toBe(parent);
    expect(listed.parent).toBe(join(parent, '..'));
    expect(listed.entries.map(({ name, isProject }) => [name, isProject])).toEqual([
      ['a9', false],
      ['a10', false],
      ['b', false],
      ['d.mp4', false],
      ['link', false],
      [basename(root), true],
    ]);
    expect(listed.files.map(({ name }) => name)).toEqual(['a.eaf', 'b.MP4', 'file.txt']);
  });

  it('begin in the own one, and end at the top', async () => {
    const { handlers } = openServices(makeHome());
    expect((await handlers['folders.list']({ folder: null })).folder).not.toBe('');
    expect((await handlers['folders.list']({ folder: '/' })).parent).toBeNull();
  });

  it('that are absent, or files, are refused', async () => {
    const { handlers } = openServices(makeHome());
    const file = join(tempFolder(), 'file');
    writeFileSync(file, '');
    await expect(handlers['folders.list']({ folder: '/absent' })).rejects.toMatchObject({
      reason: 'not-found',
    });
    await expect(handlers['folders.list']({ folder: file })).rejects.toMatchObject({
      reason: 'bad-input',
      message: matching(/is a file/),
    });
  });
});

describe('storage', () => {
  it('is told by what takes it', async () => {
    const { home, project, services } = await inProject();
    const clip = join(project.root, 'clips', 'one');
    mkdirSync(join(clip, 'labels'), { recursive: true });
    writeFileSync(join(clip, 'media.webm'), Buffer.alloc(1000));
    writeFileSync(join(clip, 'labels', 'hand.json'), Buffer.alloc(10));
    writeFileSync(join(clip, 'features-abc.f32'), Buffer.alloc(400));
    const entries = await services.handlers['app.storage']({});
    const bytes = (what: string, path: string) =>
      entries.find((entry) => entry.what === what && entry.path === path)?.bytes;
    expect(bytes('clips', join(project.root, 'clips'))).toBe(1010);
    expect(bytes('features', join(project.root, 'clips'))).toBe(400);
    expect(bytes('models', join(project.root, 'models'))).toBeGreaterThan(100);
    expect(bytes('training', join(project.root, 'training'))).toBe(0);
    expect(bytes('settings', join(home.settings, 'settings.json'))).toBeGreaterThan(100);
    expect(bytes('logs', join(home.settings, 'logs'))).toBe(0);
    await services.handlers['projects.close']({});
    const own = await services.handlers['app.storage']({});
    expect(own.map(({ what }) => what)).toEqual(['settings', 'logs']);
  });
});
