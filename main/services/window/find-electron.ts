/** Finds the Electron runtime, which its package fetches only when asked to. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { places } from '../../places.ts';

export interface ElectronPlace {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Default: where the package in our own node_modules unpacks it. */
  readonly folder?: string;
}

/** The program in the folder that ELECTRON_OVERRIDE_DIST_PATH names, else in the package's; null without one. */
export async function findElectron({
  platform,
  env,
  folder = places.electronRuntime,
}: ElectronPlace = process): Promise<string | null> {
  const named = env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '';
  const path = join(named === '' ? folder : resolve(named), programOf(platform));
  return access(path, constants.X_OK).then(
    () => path,
    () => null,
  );
}

function programOf(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}
