/** The window's commands on settings and projects, over real folders: what was open comes back, what is gone is said. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProject } from '../../../../main/services/project/project.ts';
import { version } from '../../../../main/version.ts';
import { tempFolder } from '../temp-folder.ts';
import { makeHome, makeProject, openServices, type OpenServices } from './open-services.ts';
import { matching } from '../../../matching.ts';

const start = ({ handlers }: OpenServices) => handlers['app.start']({});

describe('a first start', () => {
  it('has nothing open and nothing to say', async () => {
    const services = openServices(makeHome());
    expect(await start(services)).toMatchObject({
      version: version(),
      host: 'web',
      settings: { project: null, recentProjects: [] },
      project: null,
      begin: null,
      remarks: [],
    });
    expect(await services.handlers['projects.recent']({})).toEqual([]);
  });
});

describe('a project that is opened', () => {
  it('is described, and open again at the next start', async () => {
    const home = makeHome();
    const project = await makeProject();
    const services = openServices(home);
    const card = await services.handlers['projects.open']({ folder: project.root });
    expect(card).toEqual({
      folder: project.root,
      name: 'yoga',
      modelRate: 15,
      extractor: null,
      clips: 0,
      models: 1,
      isReadOnly: false,
    });
    await services.close();
    const again = await start(openServices(home));
    expect(again.project).toEqual(card);
    expect(again.settings).toMatchObject({
      project: project.root,
      recentProjects: [project.root],
    });
  });

  it('leads the recent ones, each of which stands there once', async () => {
    const { handlers } = openServices(makeHome());
    const [one, two] = [await makeProject('one'), await makeProject('two')];
    for (const { root } of [one, two, one]) await handlers['projects.open']({ folder: root });
    const recent = await handlers['projects.recent']({});
    expect(recent).toEqual([
      { folder: one.root, name: 'one', fault: null },
      { folder: two.root, name: 'two', fault: null },
    ]);
    expect(await handlers['projects.forget']({ folder: one.root })).toEqual(recent.slice(1));
  });

  it('is forgotten as the oldest of more than twelve', async () => {
    const { handlers } = openServices(makeHome());
    const names = Array.from({ length: 13 }, (_, i) => `p${String(i)}`);
    for (const name of names) {
      const { root } = await createProject(join(tempFolder(), name));
      await handlers['projects.open']({ folder: root });
    }
    const recent = await handlers['projects.recent']({});
    expect(recent.map(({ name }) => name)).toEqual(names.slice(1).reverse());
  });

  it('is not open any more once it was closed', async () => {
    const home = makeHome();
    const services = openServices(home);
    const { root } = await makeProject();
    await services.handlers['projects.open']({ folder: root });
    await services.handlers['projects.close']({});
    expect((await start(services)).project).toBeNull();
    expect((await start(openServices(home))).settings.project).toBeNull();
  });

  it('of a newer schema is only read', async () => {
    const { root } = await makeProject();
    const path = join(root, 'project.json');
    const file = JSON.parse(readFileSync(path, 'utf8')) as object;
    writeFileSync(path, JSON.stringify({ ...file, schemaVersion: 2 }));
    const { handlers } = openServices(makeHome());
    expect(await handlers['projects.open']({ folder: root })).toMatchObject({ isReadOnly: true });
    await expect(handlers['projects.change']({ modelRate: 10 })).rejects.toMatchObject({
      reason: 'project-newer',
    });
  });
});

describe('a folder that is no project', () => {
  it('is refused, and what was open stays open', async () => {
    const services = openServices(makeHome());
    const { root } = await makeProject();
    await services.handlers['projects.open']({ folder: root });
    const folder = tempFolder();
    writeFileSync(join(folder, 'letter.txt'), 'Dear');
    await expect(services.handlers['projects.open']({ folder })).rejects.toMatchObject({
      reason: 'project-invalid',
      message: matching(/is not a Longtake project/),
    });
    const { project, settings } = await start(services);
    expect(project?.folder).toBe(root);
    expect(settings.recentProjects).toEqual([root]);
  });

  it('any more is said once at the next start, and stays among the recent ones with the reason', async () => {
    const home = makeHome();
    const { root } = await makeProject();
    const first = openServices(home);
    await first.handlers['projects.open']({ folder: root });
    await first.close();
    rmSync(root, { recursive: true });

    const services = openServices(home);
    const { project, remarks } = await start(services);
    expect(project).toBeNull();
    expect(remarks).toHaveLength(1);
    expect(remarks[0]).toContain(root);
    expect((await start(services)).remarks).toEqual([]);
    expect(await services.handlers['projects.recent']({})).toEqual([
      {
        folder: root,
        name: basename(root),
        fault: { reason: 'project-invalid', message: expect.stringContaining(root) as string },
      },
    ]);
    await services.close();
    expect((await start(openServices(home))).remarks).toEqual([]);
  });
});

describe('a change', () => {
  it('of the project is written to its file', async () => {
    const { handlers } = openServices(makeHome());
    const { root } = await makeProject();
    await handlers['projects.open']({ folder: root });
    const card = await handlers['projects.change']({ modelRate: 7.5, extractor: 'fitting' });
    expect(card).toMatchObject({ modelRate: 7.5, extractor: 'fitting' });
    const onDisk = JSON.parse(readFileSync(join(root, 'project.json'), 'utf8')) as unknown;
    expect(onDisk).toMatchObject({ modelRate: 7.5, extractor: 'fitting', name: 'yoga' });
    const back = await handlers['projects.change']({ extractor: null });
    expect(back).toMatchObject({ modelRate: 7.5, extractor: null });
  });

  it('to an extractor that is not there is refused, of the project and of the settings', async () => {
    const { handlers } = openServices(makeHome());
    const { root } = await makeProject();
    await handlers['projects.open']({ folder: root });
    const refusal = { reason: 'extractor-missing' };
    const extractor = 'unknown';
    await expect(handlers['projects.change']({ extractor })).rejects.toMatchObject(refusal);
    await expect(handlers['settings.change']({ extractor })).rejects.toMatchObject(refusal);
  });

  it('without a project is refused', async () => {
    const { handlers } = openServices(makeHome());
    await expect(handlers['projects.change']({ modelRate: 10 })).rejects.toMatchObject({
      reason: 'bad-usage',
    });
  });

  it('of the settings is kept; what it leaves out stays', async () => {
    const home = makeHome();
    const { handlers } = openServices(home);
    await handlers['settings.change']({ theme: 'light', camera: { deviceId: 'a', name: 'Front' } });
    const settings = await handlers['settings.change']({ theme: undefined, keepsLogs: true });
    expect(settings).toMatchObject({
      theme: 'light',
      camera: { deviceId: 'a', name: 'Front' },
      keepsLogs: true,
    });
    expect((await start(openServices(home))).settings).toEqual(settings);
  });

  it('survives a broken settings file, which is said', async () => {
    const home = makeHome();
    mkdirSync(home.settings);
    writeFileSync(join(home.settings, 'settings.json'), 'broken');
    const { remarks, settings } = await start(openServices(home));
    expect(remarks).toHaveLength(1);
    expect(settings.theme).toBe('dark');
  });
});

describe('what the command line names', () => {
  it('is opened in the place of the project of the settings', async () => {
    const home = makeHome();
    const [last, named] = [await makeProject('last'), await makeProject('named')];
    const first = openServices(home);
    await first.handlers['projects.open']({ folder: last.root });
    await first.close();
    const { project, settings } = await start(openServices(home, { project: named.root }));
    expect(project?.name).toBe('named');
    expect(settings.recentProjects).toEqual([named.root, last.root]);
  });

  it('and cannot be opened leaves the project of the settings for the next start', async () => {
    const home = makeHome();
    const { root } = await makeProject();
    const first = openServices(home);
    await first.handlers['projects.open']({ folder: root });
    await first.close();
    const { project, remarks } = await start(openServices(home, { project: '/nowhere' }));
    expect([project, remarks.length]).toEqual([null, 1]);
    expect((await start(openServices(home))).project?.folder).toBe(root);
  });

  it('is begun with: the camera, the sample, or a video in its place', async () => {
    const home = makeHome();
    const begin = async (source: Parameters<typeof openServices>[1]) =>
      (await start(openServices(home, source))).begin;
    expect(await begin({ source: { kind: 'camera' } })).toEqual({ source: 'camera', model: null });
    expect(await begin({ source: { kind: 'sample' } })).toEqual({ source: 'sample', model: null });
    expect(await begin({ source: { kind: 'video', path: '/v.mp4' } })).toEqual({
      source: 'sample',
      model: null,
    });
  });
});
