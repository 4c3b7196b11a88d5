/** Settings on disk: whole or not at all, changes in order, files that are not ours to replace left as they were. */
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../contract/window/settings.ts';
import { openSettingsStore } from '../../../../main/services/window/settings-store.ts';
import { settingsFolder } from '../../../../main/services/window/settings-folder.ts';
import { tempFolder } from '../temp-folder.ts';

function folderWith(text: string): { folder: string; path: string } {
  const folder = tempFolder();
  const path = join(folder, 'settings.json');
  writeFileSync(path, text);
  return { folder, path };
}

const onDisk = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

describe('the settings folder', () => {
  it('is the one LONGTAKE_HOME names, else one of this user and this program', () => {
    expect(settingsFolder({ LONGTAKE_HOME: '/kiosk' })).toBe('/kiosk');
    for (const env of [{}, { LONGTAKE_HOME: '' }]) {
      expect(settingsFolder(env)).toMatch(/[/\\]longtake([/\\]Config)?$/i);
    }
  });
});

describe('the settings', () => {
  it('begin with the defaults, in a folder that is made when it is missing', async () => {
    const folder = join(tempFolder(), 'new', 'home');
    const store = await openSettingsStore(folder);
    expect(store.current()).toEqual(defaultSettings);
    expect(store.remarks).toEqual([]);
    // Nothing is written before something changes.
    expect(readdirSync(folder)).toEqual([]);
  });

  it('come back at the next start', async () => {
    const folder = tempFolder();
    const store = await openSettingsStore(folder);
    const changed = await store.change((all) => ({ ...all, theme: 'light', stripS: 300 }));
    expect(changed).toEqual({ ...defaultSettings, theme: 'light', stripS: 300 });
    const again = await openSettingsStore(folder);
    expect(again.current()).toEqual(changed);
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('keep the keys that can be read, and lose nothing else for one that cannot', async () => {
    const keys = { play: 'mod+shift+P', stop: null, back: 'ArrowLeft', plus: '[plus]', odd: 'Ö' };
    const broken = { a: 'shift+', b: 7, c: 'two keys', d: 'K'.repeat(40), e: { key: 'K' } };
    for (const [given, wanted] of [
      [{ ...keys, ...broken }, keys],
      [undefined, {}],
      ['K', {}],
      [null, {}],
    ]) {
      const { folder } = folderWith(
        JSON.stringify({ ...defaultSettings, stripS: 30, keys: given }),
      );
      const { current, remarks } = await openSettingsStore(folder);
      expect(current()).toEqual({ ...defaultSettings, stripS: 30, keys: wanted });
      expect(remarks).toEqual([]);
    }
  });

  it('take many changes at once, each on what the one before left', async () => {
    const folder = tempFolder();
    const store = await openSettingsStore(folder);
    const names = Array.from({ length: 12 }, (_, i) => `/project-${String(i)}`);
    await Promise.all(
      names.map((name) =>
        store.change((all) => ({ ...all, recentProjects: [...all.recentProjects, name] })),
      ),
    );
    expect(store.current().recentProjects).toEqual(names);
    expect((await openSettingsStore(folder)).current().recentProjects).toEqual(names);
  });

  it('know nothing of a change that failed, and go on', async () => {
    const { folder } = folderWith(JSON.stringify(defaultSettings));
    const store = await openSettingsStore(folder);
    const failing = store.change(() => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect((await store.change((all) => ({ ...all, tourDone: true }))).tourDone).toBe(true);
  });

  it('of an earlier build of this schema get what was added since', async () => {
    const { folder } = folderWith(JSON.stringify({ schemaVersion: 1, theme: 'light' }));
    const store = await openSettingsStore(folder);
    expect(store.current()).toEqual({ ...defaultSettings, theme: 'light' });
    expect(store.remarks).toEqual([]);
  });
});

describe('a settings file that', () => {
  it.each([
    ['is no JSON', '{"schemaVersion": 1, "theme":'],
    ['is empty', ''],
    ['is something else', '[1, 2, 3]'],
    ['has no version', '{"theme": "dark"}'],
    ['has a value of another kind', '{"schemaVersion": 1, "theme": "pink"}'],
  ])('%s is set aside unchanged, and said so', async (_, text) => {
    const { folder, path } = folderWith(text);
    const store = await openSettingsStore(folder);
    expect(store.current()).toEqual(defaultSettings);
    const [aside = ''] = readdirSync(folder);
    expect(aside).toMatch(/^settings\.broken-[0-9a-f]{8}\.json$/);
    expect(readFileSync(join(folder, aside), 'utf8')).toBe(text);
    expect(store.remarks).toHaveLength(1);
    expect(store.remarks[0]).toContain(join(folder, aside));

    await store.change((all) => ({ ...all, theme: 'light' }));
    expect(onDisk(path)).toMatchObject({ theme: 'light' });
    expect(readFileSync(join(folder, aside), 'utf8')).toBe(text);
  });

  it('is broken again gets a name of its own again', async () => {
    const { folder, path } = folderWith('first');
    await openSettingsStore(folder);
    writeFileSync(path, 'second');
    await openSettingsStore(folder);
    const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(texts.sort()).toEqual(['first', 'second']);
  });

  it('is newer is understood as far as possible and never written', async () => {
    const newer = JSON.stringify({ ...defaultSettings, schemaVersion: 2, theme: 'light', more: 1 });
    const { folder, path } = folderWith(newer);
    const store = await openSettingsStore(folder);
    expect(store.current().theme).toBe('light');
    expect(store.remarks[0]).toContain('newer Longtake');
    const changed = await store.change((all) => ({ ...all, theme: 'system' }));
    expect([changed.theme, store.current().theme]).toEqual(['system', 'system']);
    expect(readFileSync(path, 'utf8')).toBe(newer);
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('is newer and cannot be understood gives the defaults', async () => {
    const newer = '{"schemaVersion": 7, "theme": {"night": true}}';
    const { folder, path } = folderWith(newer);
    expect((await openSettingsStore(folder)).current()).toEqual(defaultSettings);
    expect(readFileSync(path, 'utf8')).toBe(newer);
  });

  it('is a folder is left alone, and changes hold for the session', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'settings.json'));
    const store = await openSettingsStore(folder);
    expect(store.remarks[0]).toContain('cannot be read');
    expect((await store.change((all) => ({ ...all, theme: 'light' }))).theme).toBe('light');
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });
});

const NOBODY = 65_534;
/** Permission bits do not bind root, so root tries as nobody. */
const other = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

describe('a folder that cannot take settings', () => {
  it('because a file stands there is said once, and changes hold for the session', async () => {
    const folder = join(tempFolder(), 'file');
    writeFileSync(folder, '');
    const store = await openSettingsStore(folder);
    expect(store.remarks).toHaveLength(1);
    expect(store.remarks[0]).toContain('LONGTAKE_HOME');
    expect((await store.change((all) => ({ ...all, theme: 'light' }))).theme).toBe('light');
    expect(readFileSync(folder, 'utf8')).toBe('');
  });

  it.skipIf(process.platform === 'win32')('because it may only be read is said, too', async () => {
    const text = JSON.stringify({ ...defaultSettings, theme: 'light' });
    const { folder, path } = folderWith(text);
    chmodSync(folder, 0o555);
    const script = fileURLToPath(new URL('./change-settings-as-other.ts', import.meta.url));
    const run = await promisify(execFile)(process.execPath, [script, folder], other);
    chmodSync(folder, 0o755);
    const said = JSON.parse(run.stdout) as { before: string; after: string; remarks: string[] };
    expect(said).toMatchObject({ before: 'light', after: 'system' });
    expect(said.remarks).toHaveLength(1);
    expect(said.remarks[0]).toContain('make the folder writable');
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});
