/** The camera chosen in the settings, as something to watch. */
import type { WatchSource } from '../../watching/watch-state.ts';
import { useAppState } from '../../window/app-context.tsx';

export function useCameraSource(): WatchSource {
  const { camera } = useAppState().settings;
  return { kind: 'camera', deviceId: camera?.deviceId ?? null, name: camera?.name ?? null };
}
