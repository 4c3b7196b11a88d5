/** main/electron.ts itself, on a fake Electron and the real services: every policy stands, and in its order. */
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { START_OPTIONS_VARIABLE } from '../../../contract/window/start-options.ts';
import { parseOutcome } from '../../../contract/window/host.ts';
import type * as Places from '../../../main/places.ts';
import { acquireInstanceLock } from '../../../main/services/window/instance-lock.ts';
import { fakeEvent } from '../../fakes/electron/fake-contents.ts';
import { createFakeElectron, type FakeElectron } from '../../fakes/electron/fake-electron.ts';
import { ourFrame } from '../../fakes/electron/fake-ipc.ts';
import { itemsByLabel } from '../../fakes/electron/fake-menu.ts';
import { tempFolder } from '../services/temp-folder.ts';

let electron: FakeElectron;
let folder: string;
let said: string;
/** Where the built page and the preload are, or are not. */
let built: string;

beforeEach(async () => {
  electron = createFakeElectron();
  folder = tempFolder();
  said = '';
  built = tempFolder();
  writeFileSync(join(built, 'window.html'), '<!doctype html>');
  writeFileSync(join(built, 'preload.cjs'), '');
  vi.resetModules();
  const { places } = await vi.importActual<typeof Places>('../../../main/places.ts');
  vi.doMock('../../../main/places.ts', () => ({
    places: { ...places, renderer: built, preload: join(built, 'preload.cjs') },
  }));
  vi.doMock('electron', () => electron.module);
  vi.stubEnv('LONGTAKE_HOME', folder);
  vi.stubEnv('LONGTAKE_MODELS', '');
  vi.stubEnv(START_OPTIONS_VARIABLE, undefined);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  onTestFinished(() => {
    vi.doUnmock('electron');
    vi.doUnmock('../../../main/places.ts');
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
});

const load = () => import('../../../main/electron.ts');

/** The program with its page loaded. */
async function opened() {
  await load();
  electron.module.app.becomeReady();
  const page = 'load longtake://app/window.html';
  await vi.waitFor(() => {
    expect(electron.windows[0]?.calls).toContain(page);
  });
  const [window] = electron.windows;
  const [tray] = electron.trays;
  if (window === undefined || tray === undefined)
    throw new Error('There is no window, or no tray.');
  return { window, tray };
}

/** Ends the program as the system does, and waits for its end. */
async function quit(): Promise<void> {
  const { app } = electron.module;
  app.emit('will-quit', fakeEvent({}));
  await vi.waitFor(() => {
    expect(app.calls).toContain('exit 0');
  });
}

describe('before the app is ready', () => {
  it('profile, sandbox, scheme and switches stand, in time for the lock and the window', async () => {
    const { app, protocol } = electron.module;
    await load();
    expect(app.calls[0]).toBe(`setPath userData ${join(folder, 'electron')}`);
    expect(app.calls).toContain('enableSandbox');
    expect(app.calls.at(-1)).toBe('requestSingleInstanceLock');
    expect(protocol.schemes.map(({ scheme }) => scheme)).toEqual(['longtake']);
    expect(app.switches.has('host-resolver-rules')).toBe(true);
    expect(app.listenerCount('web-contents-created')).toBe(1);
    expect(electron.windows).toEqual([]);
  });
});

describe('the window', () => {
  it('shows our page, sandboxed, in every policy', async () => {
    const { window, tray } = await opened();
    expect(window.options).toMatchObject({
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
      minWidth: 900,
      minHeight: 600,
    });
    expect(window.options.webPreferences?.preload).toBe(join(built, 'preload.cjs'));
    const { icon } = window.options;
    expect(typeof icon === 'string' && existsSync(icon)).toBe(true);
    expect(existsSync(tray.icon)).toBe(true);

    const { session } = electron;
    expect(session.isCancelled('https://example.com/')).toBe(true);
    const ours = { isMainFrame: true, requestingUrl: 'longtake://app/window.html' };
    expect(await session.request('media', { ...ours, mediaTypes: ['audio'] })).toBe(false);
    expect(await session.request('media', { ...ours, mediaTypes: ['video'] })).toBe(true);
    expect(session.check('geolocation', 'longtake://app/', { isMainFrame: true })).toBe(false);
    const served = await electron.module.protocol.fetch('longtake://app/window.html');
    expect(served.status).toBe(200);
    expect(served.headers.get('content-security-policy')).toContain("default-src 'self'");
    await quit();
  });

  it('gives commands to the real services, and no stranger does', async () => {
    await opened();
    const { ipcMain } = electron.module;
    const start = parseOutcome('app.start', await ipcMain.invoke(ourFrame, 'app.start', {}));
    expect(start).toMatchObject({ host: 'electron', begin: null, project: null });
    const changed = await ipcMain.invoke(ourFrame, 'settings.change', { theme: 'light' });
    expect(parseOutcome('settings.change', changed).theme).toBe('light');
    const stranger = { sender: { id: 9 }, senderFrame: ourFrame.senderFrame };
    expect(await ipcMain.invoke(stranger, 'app.start', {})).toMatchObject({ ok: false });
    await quit();
  });

  it('begins as the command line says', async () => {
    const start = { project: null, model: null, extractor: null, source: { kind: 'camera' } };
    vi.stubEnv(START_OPTIONS_VARIABLE, JSON.stringify(start));
    await opened();
    const outcome = await electron.module.ipcMain.invoke(ourFrame, 'app.start', {});
    expect(parseOutcome('app.start', outcome).begin).toMatchObject({ source: 'camera' });
    await quit();
  });

  it('hears the menu, the tray and the machine waking', async () => {
    const { window, tray } = await opened();
    const menu = electron.module.Menu.application?.items ?? [];
    itemsByLabel(menu).get('Reset the memory')?.click?.();
    itemsByLabel(tray.menu.items).get('Start watching')?.click?.();
    electron.module.powerMonitor.emit('resume');
    expect(window.webContents.sent.map(([, push]) => push)).toEqual([
      { kind: 'action', action: 'reset' },
      { kind: 'action', action: 'toggle-watching' },
      { kind: 'resumed' },
    ]);
    const status = { state: 'live', label: 'waving', counters: null, pageFrameMs: null };
    await electron.module.ipcMain.invoke(ourFrame, 'watch.status', status);
    expect(tray.toolTip).toBe('Longtake: waving');
    await quit();
  });

  it('is brought forward by a second start, and by the tray', async () => {
    const { window, tray } = await opened();
    electron.module.app.emit('second-instance', fakeEvent({}));
    tray.emit('click');
    expect(window.calls.filter((call) => call === 'focus')).toHaveLength(2);
    await quit();
  });

  it('is opened anew when its page has died, and the user is told', async () => {
    const { window } = await opened();
    window.webContents.emit('render-process-gone', fakeEvent({}), { reason: 'oom' });
    expect(electron.errors).toEqual([
      'The page of Longtake ended unexpectedly (oom); it is opened anew.',
    ]);
    expect(window.calls.filter((call) => call.startsWith('load'))).toHaveLength(2);
    await quit();
  });

  it('that closes leaves its place and no lock behind', async () => {
    const { window } = await opened();
    expect(readdirSync(folder)).toContain('window.lock');
    window.emit('close');
    electron.module.app.emit('window-all-closed');
    expect(electron.module.app.calls).toContain('quit');
    await quit();
    expect(readdirSync(folder)).toContain('window.json');
    expect(readdirSync(folder)).not.toContain('window.lock');
  });
});

describe('no window opens', () => {
  it('in a second program, which says so and ends', async () => {
    electron.module.app.isFirst = false;
    await load();
    expect(electron.module.app.calls.at(-1)).toBe('quit');
    expect(said).toBe('longtake: Longtake is open already; its window comes to the front.\n');
    electron.module.app.becomeReady();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('outside the sandbox, and the user learns why', async () => {
    vi.spyOn(process, 'getuid').mockReturnValue(1000);
    electron.module.app.switches.set('no-sandbox', '');
    await load();
    expect(electron.errors).toEqual([expect.stringContaining('--no-sandbox')]);
    expect(electron.module.app.calls.at(-1)).toBe('exit 2');
    expect(electron.module.app.calls).not.toContain('requestSingleInstanceLock');
  });

  it.each(['{', '{"project":7}'])('for start options that are none: %s', async (text) => {
    vi.stubEnv(START_OPTIONS_VARIABLE, text);
    await load();
    electron.module.app.becomeReady();
    await vi.waitFor(() => {
      expect(electron.module.app.calls.at(-1)).toBe('exit 2');
    });
    expect(electron.errors).toEqual([expect.stringContaining(START_OPTIONS_VARIABLE)]);
    expect(electron.windows).toEqual([]);
  });

  it.each(['window.html', 'preload.cjs'])('where %s was not built', async (file) => {
    rmSync(join(built, file));
    await load();
    electron.module.app.becomeReady();
    await vi.waitFor(() => {
      expect(electron.module.app.calls.at(-1)).toBe('exit 1');
    });
    expect(electron.errors).toEqual([expect.stringContaining('npm run build')]);
    expect(electron.windows).toEqual([]);
  });

  it('while another host has one open on the same settings', async () => {
    const lock = await acquireInstanceLock(folder);
    await load();
    electron.module.app.becomeReady();
    await vi.waitFor(() => {
      expect(electron.module.app.calls.at(-1)).toBe('exit 1');
    });
    expect(electron.errors).toEqual([expect.stringContaining('is open already')]);
    expect(electron.windows).toEqual([]);
    await lock.release();
  });
});
