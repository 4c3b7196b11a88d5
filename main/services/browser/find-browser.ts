/** Finds a Chromium, Chrome or Edge on this machine that will really run. */
import { constants } from 'node:fs';
import { access, open } from 'node:fs/promises';
import path from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import { browserPlaces, type BrowserKind, type BrowserPlace } from './browser-places.ts';

export interface Browser {
  readonly path: string;
  readonly kind: BrowserKind;
}

/** The machine as far as the search sees it; a test gives its own. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const stubHeadBytes = 4_096;

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Ubuntu's `chromium-browser` package is a script that only hands over to a snap, or asks for one. */
async function isEmptySnapStub(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(stubHeadBytes), 0, stubHeadBytes);
    const head = buffer.toString('latin1', 0, bytesRead);
    if (!head.startsWith('#!') || !head.includes('/snap/bin/chromium')) return false;
    return !(await isExecutable('/snap/bin/chromium'));
  } finally {
    await handle.close();
  }
}

async function runs(file: string, platform: NodeJS.Platform): Promise<boolean> {
  if (!(await isExecutable(file))) return false;
  return platform !== 'linux' || !(await isEmptySnapStub(file).catch(() => false));
}

function candidates({ platform, env }: Machine): readonly BrowserPlace[] {
  const named = env['LONGTAKE_BROWSER'];
  if (named) return [{ path: path.resolve(named), kind: 'named' }];
  return browserPlaces({ platform, env });
}

/** The browser named in LONGTAKE_BROWSER and no other, else the first found; null when there is none. */
export async function findBrowser(machine: Machine = process): Promise<Browser | null> {
  for (const place of candidates(machine)) {
    if (await runs(place.path, machine.platform)) return { path: place.path, kind: place.kind };
  }
  return null;
}

/** One sentence that says what to install, for when `findBrowser` gave null. */
export function missingBrowserAdvice({ platform, env }: Machine = process): string {
  const named = env['LONGTAKE_BROWSER'];
  if (named)
    return `LONGTAKE_BROWSER names ${named}, which is no program that can be run: correct or unset it.`;
  const install =
    platform === 'linux'
      ? 'install chromium with the package manager (on Ubuntu, Google Chrome from https://www.google.com/chrome)'
      : 'install Google Chrome from https://www.google.com/chrome';
  return `No Chromium, Chrome or Edge was found: ${install}, or name one in LONGTAKE_BROWSER.`;
}

/** @throws Fault `browser-missing` with what to install */
export async function requireBrowser(machine: Machine = process): Promise<Browser> {
  const browser = await findBrowser(machine);
  if (browser === null) throw new Fault('browser-missing', missingBrowserAdvice(machine));
  return browser;
}
