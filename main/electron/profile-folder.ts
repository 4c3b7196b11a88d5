/** Need: what Chromium keeps lies in one folder beside our settings, and the lock of an instance goes with the settings. */
import { join } from 'node:path';
import type { App } from 'electron';

/** Before anything asks for the folder, the single-instance lock included. */
export function setProfileFolder(app: Pick<App, 'setPath'>, settingsFolder: string): void {
  app.setPath('userData', join(settingsFolder, 'electron'));
}
