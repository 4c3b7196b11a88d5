/** Where `longtake` runs, by what is asked for and what the machine has. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../../contract/fault.ts';
import { chooseHost, type HostQuestion } from '../../../main/commands/choose-host.ts';
import { findElectron } from '../../../main/services/window/find-electron.ts';
import { tempFolder } from '../services/temp-folder.ts';
import { matching } from '../../matching.ts';

const runtime = '/opt/electron/electron';
const plain: HostQuestion = {
  wanted: null,
  terminalOptions: [],
  hasPort: false,
  platform: 'linux',
  env: { DISPLAY: ':0' },
  electron: runtime,
  obstacle: null,
};
const choose = (question: Partial<HostQuestion>) => chooseHost({ ...plain, ...question });
const refusalOf = (question: Partial<HostQuestion>): unknown => {
  try {
    return choose(question);
  } catch (error) {
    return error;
  }
};

describe('by default a machine', () => {
  it.each<[string, Partial<HostQuestion>, string]>([
    ['X11', {}, 'electron'],
    ['Wayland', { env: { WAYLAND_DISPLAY: 'wayland-0' } }, 'electron'],
    ['macOS', { platform: 'darwin', env: {} }, 'electron'],
    ['Windows', { platform: 'win32', env: {} }, 'electron'],
    ['X11 without a runtime', { electron: null }, 'web'],
    ['macOS without a runtime', { platform: 'darwin', env: {}, electron: null }, 'web'],
    ['no display', { env: {} }, 'headless'],
    ['an empty display', { env: { DISPLAY: '', WAYLAND_DISPLAY: '' } }, 'headless'],
    ['no display and no runtime', { env: {}, electron: null }, 'headless'],
    ['options of the terminal', { terminalOptions: ['--json'] }, 'headless'],
    ['a port', { hasPort: true }, 'web'],
  ])('with %s (%o) runs it in: %s', (_, question, host) => {
    expect(choose(question).host).toBe(host);
  });

  it('without a runtime is told why the window opens in the browser', () => {
    expect(choose({ electron: null })).toMatchObject({
      why: matching(/Electron runtime is not installed/),
    });
    expect(choose({ wanted: 'web', electron: null })).toMatchObject({ why: null });
    const forbidden = choose({ obstacle: 'AppArmor forbids it' });
    expect(forbidden).toMatchObject({
      host: 'web',
      why: matching(/sandbox cannot work.*AppArmor forbids it/),
    });
  });
});

describe('a host that is asked for', () => {
  it('is taken, whatever the machine has', () => {
    for (const env of [{}, { DISPLAY: ':0' }]) {
      expect(choose({ wanted: 'headless', env })).toEqual({ host: 'headless' });
      expect(choose({ wanted: 'web', env })).toEqual({ host: 'web', why: null });
      expect(choose({ wanted: 'electron', env })).toEqual({ host: 'electron', runtime });
    }
  });

  it('is refused in one sentence where it is Electron without its runtime', () => {
    const forbidden = refusalOf({ wanted: 'electron', obstacle: 'AppArmor forbids it' });
    expect(forbidden).toMatchObject({
      reason: 'unsupported',
      message: matching(/AppArmor.*--host web/),
    });
    const fault = refusalOf({ wanted: 'electron', electron: null });
    expect(fault).toMatchObject({
      reason: 'unsupported',
      message: matching(/not installed: run "[^"]+"/),
    });
    expect(exitCodeOf(fault)).toBe(2);
  });

  it.each<[string, Partial<HostQuestion>, RegExp]>([
    ['a window and --json', { wanted: 'web', terminalOptions: ['--json'] }, /^--json is for/],
    ['Electron and --log', { wanted: 'electron', terminalOptions: ['--log'] }, /^--log is for/],
    ['a port and the terminal', { wanted: 'headless', hasPort: true }, /^--port is for/],
    ['a port without a display', { env: {}, hasPort: true }, /^--port is for/],
    ['a port and --json', { terminalOptions: ['--json'], hasPort: true }, /^--port is for/],
    ['a port and Electron', { wanted: 'electron', hasPort: true }, /^--port is for/],
  ])('is refused beside what it cannot do: %s', (_, question, message) => {
    expect(refusalOf(question)).toMatchObject({ reason: 'bad-usage', message });
  });
});

describe('the Electron runtime', () => {
  const place = (folder: string, name: string, mode = 0o755): string => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '#!/bin/sh\n');
    chmodSync(path, mode);
    return path;
  };

  it.each([
    ['linux', 'electron'],
    ['win32', 'electron.exe'],
    ['darwin', 'Electron.app/Contents/MacOS/Electron'],
  ] as const)('on %s is %s', async (platform, name) => {
    const folder = tempFolder();
    expect(await findElectron({ platform, env: {}, folder })).toBeNull();
    const path = place(folder, name);
    expect(await findElectron({ platform, env: {}, folder })).toBe(path);
  });

  it('is the one ELECTRON_OVERRIDE_DIST_PATH names, and no other', async () => {
    const [own, named] = [tempFolder(), tempFolder()];
    place(own, 'electron');
    const env = { ELECTRON_OVERRIDE_DIST_PATH: named };
    const machine = { platform: 'linux', env, folder: own } as const;
    expect(await findElectron(machine)).toBeNull();
    const path = place(named, 'electron');
    expect(await findElectron(machine)).toBe(path);
  });

  it.skipIf(process.platform === 'win32')('is none where the file is no program', async () => {
    const folder = tempFolder();
    place(folder, 'electron', 0o644);
    expect(await findElectron({ platform: 'linux', env: {}, folder })).toBeNull();
  });
});
