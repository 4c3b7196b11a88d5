/** Need: macOS gives no picture to a program whose user was not asked by the system itself, and asks only once. */
import type { SystemPreferences } from 'electron';

/** Elsewhere the system has no such question, or asks by itself. */
export function createCameraAccess(
  systemPreferences: Pick<SystemPreferences, 'askForMediaAccess'>,
  platform: NodeJS.Platform,
): () => Promise<boolean> {
  return () =>
    platform === 'darwin' ? systemPreferences.askForMediaAccess('camera') : Promise.resolve(true);
}
