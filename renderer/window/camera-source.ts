/** The camera chosen in the settings, as something to watch. */
import type { Settings } from '../../contract/window/settings.ts';
import type { WatchSource } from '../watching/watch-state.ts';

/** Without a choice: the system's default camera. */
export function cameraSource({ camera }: Pick<Settings, 'camera'>): WatchSource {
  return { kind: 'camera', deviceId: camera?.deviceId ?? null, name: camera?.name ?? null };
}
