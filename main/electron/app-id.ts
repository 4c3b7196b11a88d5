/** Need: Windows groups windows and pins programs by an id, which must be the installer's (electron-builder.yml). */
import type { App } from 'electron';

export const APP_ID = 'app.longtake';

export function setAppId(app: Pick<App, 'setAppUserModelId'>, platform: NodeJS.Platform): void {
  if (platform === 'win32') app.setAppUserModelId(APP_ID);
}
