/** The browser finder, on folders made for it: order, what will not run, what to say when there is none. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../../contract/fault.ts';
import { browserPlaces } from '../../../main/services/browser/browser-places.ts';
import {
  findBrowser,
  missingBrowserAdvice,
  requireBrowser,
} from '../../../main/services/browser/find-browser.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'longtake-browser-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function plant(file: string, { text = '#!/bin/sh\n', mode = 0o755 } = {}): string {
  const place = path.join(folder, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
  chmodSync(place, mode);
  return place;
}

const linux = (env: NodeJS.ProcessEnv = {}) =>
  ({ platform: 'linux', env: { PATH: folder, ...env } }) as const;
/** No machine these tests run on has anything here. */
const bare = { platform: 'win32', env: { PROGRAMFILES: 'Q:\\none' } } as const;
/** Ubuntu's own words, shortened. */
const snapStub = '#!/bin/sh\nif ! [ -x /snap/bin/chromium ]; then\n  exit 1\nfi\n';

describe('findBrowser', () => {
  it('prefers Chromium to Chrome on the PATH', async () => {
    const chrome = plant('google-chrome');
    expect(await findBrowser(linux())).toEqual({ path: chrome, kind: 'chrome' });
    const chromium = plant('chromium');
    expect(await findBrowser(linux())).toEqual({ path: chromium, kind: 'chromium' });
  });

  it('passes over a file that may not be run', async () => {
    plant('chromium', { mode: 0o644 });
    const chrome = plant('google-chrome');
    expect(await findBrowser(linux())).toEqual({ path: chrome, kind: 'chrome' });
  });

  it("passes over Ubuntu's stub for a snap that is not installed", async (context) => {
    if (existsSync('/snap/bin/chromium')) context.skip('the Chromium snap is installed here');
    plant('chromium', { text: snapStub });
    const edge = plant('microsoft-edge');
    expect(await findBrowser(linux())).toEqual({ path: edge, kind: 'edge' });
  });

  it('takes the one named in LONGTAKE_BROWSER, and no other', async () => {
    plant('chromium');
    const mine = plant('my browser');
    expect(await findBrowser(linux({ LONGTAKE_BROWSER: mine }))).toEqual({
      path: mine,
      kind: 'named',
    });
    expect(await findBrowser(linux({ LONGTAKE_BROWSER: `${mine}-gone` }))).toBeNull();
  });

  it('gives null where there is none', async () => {
    expect(await findBrowser(bare)).toBeNull();
  });
});

describe('without a browser', () => {
  it('one sentence says what to install', () => {
    expect(missingBrowserAdvice(linux())).toBe(
      'No Chromium, Chrome or Edge was found: install chromium with the package manager (on Ubuntu, Google Chrome from https://www.google.com/chrome), or name one in LONGTAKE_BROWSER.',
    );
    expect(missingBrowserAdvice(bare)).toContain('install Google Chrome');
    expect(missingBrowserAdvice(linux({ LONGTAKE_BROWSER: '/x' }))).toContain(
      'LONGTAKE_BROWSER names /x',
    );
  });

  it('requireBrowser throws that sentence as a Fault', async () => {
    const fault = await requireBrowser(bare).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Fault);
    expect(fault).toMatchObject({
      reason: 'browser-missing',
      message: missingBrowserAdvice(bare),
    });
  });
});

describe('browserPlaces', () => {
  it('knows where Windows and macOS keep them', () => {
    const windows = browserPlaces({
      platform: 'win32',
      env: { PROGRAMFILES: 'C:\\Program Files' },
    });
    expect(windows[0]).toEqual({
      path: 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      kind: 'chrome',
    });
    const mac = browserPlaces({ platform: 'darwin', env: { HOME: '/Users/ada' } });
    expect(mac.map((place) => place.path)).toContain(
      '/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium',
    );
  });

  it('puts the snap last on Linux, wherever the PATH has it', () => {
    const places = browserPlaces({ platform: 'linux', env: { PATH: '/snap/bin:/usr/bin' } });
    expect(places.at(-1)?.path).toBe('/snap/bin/chromium');
    expect(places.filter((place) => place.path.startsWith('/snap/'))).toHaveLength(1);
  });
});
