/** A camera that is waited for, whatever is wrong with it: missing, refused, busy, unplugged, asleep or hanging. */
import {
  defer,
  fromEvent,
  map,
  merge,
  type Observable,
  retry,
  switchMap,
  take,
  tap,
  timer,
  NEVER,
} from 'rxjs';
import { Fault } from '../../contract/fault.ts';
import type { Resolution } from '../../contract/window/settings.ts';
import { toCameraFault } from './camera-fault.ts';
import { cameraPermissionChanges$ } from './camera-permission.ts';
import { findCamera, type CameraChoice } from './find-camera.ts';
import { openCamera$, type OpenCamera } from './open-camera.ts';

export interface PatientCameraOptions {
  readonly choice: CameraChoice;
  /** Asked each time the camera is opened. */
  readonly resolution: () => Resolution;
  /** The same; default 30. */
  readonly framesPerS?: () => number;
  /** Emits when the open camera hangs, so that it is given up and opened anew. */
  readonly hangs$: Observable<unknown>;
  /** Called with one sentence each time the camera is away; it is looked for by itself, whatever the reason. */
  readonly onAway: (fault: Fault) => void;
}

/** How often to look by ourselves, beside what the system reports. Asking again where we were refused would nag. */
const LOOK_AGAIN_MS: Partial<Record<Fault['reason'], number>> = {
  'camera-lost': 1000,
  'camera-busy': 2000,
  'camera-missing': 5000,
};

/** The nearest that the camera has is what it gives. */
export function sizeOf(resolution: Resolution): MediaTrackConstraints {
  const [width, height] = sizes[resolution];
  return { width: { ideal: width }, height: { ideal: height } };
}
const sizes = { '480p': [640, 480], '720p': [1280, 720], '1080p': [1920, 1080] } as const;

/**
 * Emits an OpenCamera each time the camera opens. Never errors, never completes. The camera that was opened
 * first is the one that is waited for from then on, also where the default was asked for.
 */
export function patientCamera$(options: PatientCameraOptions): Observable<OpenCamera> {
  const { resolution, framesPerS = () => 30, hangs$, onAway } = options;
  return defer(() => {
    let wanted = options.choice;
    return defer(() => findCamera(wanted)).pipe(
      switchMap((deviceId) => {
        const device = deviceId === null ? {} : { deviceId: { exact: deviceId } };
        return openCamera$({
          ...device,
          ...sizeOf(resolution()),
          frameRate: { ideal: framesPerS() },
        });
      }),
      tap((camera) => {
        wanted = choiceOf(camera);
      }),
      switchMap((camera) => merge([camera], NEVER, hangs$.pipe(map(giveUp)))),
      retry({
        delay: (error: unknown) => {
          const fault = toWindowFault(error);
          onAway(fault);
          return nextTry$(fault);
        },
      }),
    );
  });
}

function choiceOf({ label, stream }: OpenCamera): CameraChoice {
  const deviceId = stream.getVideoTracks()[0]?.getSettings().deviceId ?? null;
  return { deviceId, name: label === '' ? null : label };
}

function giveUp(): never {
  throw new Fault(
    'camera-lost',
    'The camera gives no picture any more and is being opened again; if that does not help, unplug it and plug it in again.',
  );
}

function nextTry$({ reason }: Fault): Observable<unknown> {
  const afterMs = LOOK_AGAIN_MS[reason];
  return merge(
    fromEvent(navigator.mediaDevices, 'devicechange'),
    cameraPermissionChanges$(),
    afterMs === undefined ? NEVER : timer(afterMs),
  ).pipe(take(1));
}

/** The sentences of the command line speak of options; a window's user has none. */
function toWindowFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  const fault = toCameraFault(error);
  switch (fault.reason) {
    case 'camera-missing':
      return new Fault(
        'camera-missing',
        'No camera was found; plug one in and it starts by itself, or watch a video file.',
        error,
      );
    case 'camera-refused':
      return new Fault(
        'camera-refused',
        'The camera was refused; allow it for Longtake in the browser or the system and it starts by itself.',
        error,
      );
    default:
      return new Fault(
        'camera-busy',
        'The camera could not be started; close other programs that use it and it starts by itself.',
        error,
      );
  }
}
