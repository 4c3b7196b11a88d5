/** The camera that is recorded: opened and waited for, given up and opened anew when it gives no picture. */
import { Subject, type Observable, type Subscription } from 'rxjs';
import type { Fault } from '../../contract/fault.ts';
import type { Settings } from '../../contract/window/settings.ts';
import type { OpenCamera } from '../capture/open-camera.ts';
import type { PatientCameraOptions } from '../capture/patient-camera.ts';

export interface RecordCameraOptions {
  readonly camera$: (options: PatientCameraOptions) => Observable<OpenCamera>;
  readonly settings: () => Settings;
  readonly onOpen: (camera: OpenCamera) => void;
  readonly onAway: (fault: Fault) => void;
}

export interface RecordCamera {
  readonly open: () => void;
  readonly close: () => void;
  /** A frame came. */
  readonly heard: () => void;
}

/** A camera without a frame for this long hangs. */
const SILENT_MS = 3000;

export function createRecordCamera(options: RecordCameraOptions): RecordCamera {
  const { camera$, settings } = options;
  const hangs$ = new Subject<void>();
  let subscription: Subscription | null = null;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(() => {
      hangs$.next();
    }, SILENT_MS);
  };
  return {
    open() {
      if (subscription !== null) return;
      const { camera } = settings();
      subscription = camera$({
        choice: { deviceId: camera?.deviceId ?? null, name: camera?.name ?? null },
        resolution: () => settings().resolution,
        framesPerS: () => settings().recording.framesPerS,
        hangs$,
        onAway(fault) {
          clearTimeout(silence);
          options.onAway(fault);
        },
      }).subscribe({
        next(camera) {
          heard();
          options.onOpen(camera);
        },
        error: console.error,
      });
    },
    close() {
      clearTimeout(silence);
      subscription?.unsubscribe();
      subscription = null;
    },
    heard,
  };
}
