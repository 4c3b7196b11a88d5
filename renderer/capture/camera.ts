/** The camera as a cold Observable: opened on subscription, stopped on unsubscription, reopened when it is lost. */
import { defer, fromEvent, race, retry, take, tap, throwError, timer, type Observable } from 'rxjs';
import type { Fault } from '../../contract/fault.ts';
import { toCameraFault } from './camera-fault.ts';
import { openCamera$, type OpenCamera } from './open-camera.ts';

export interface CameraOptions {
  /** Null takes the system's default camera. */
  readonly deviceId: string | null;
  /** Called with the reason each time the camera is lost or cannot be opened and will be tried again. */
  readonly onRetry: (fault: Fault) => void;
}

/** A lost camera is looked for at once when the system reports a new device, else this often. */
const RETRY_MS = 1000;

/**
 * Emits an OpenCamera each time the camera opens. A camera that was open once is waited for without end;
 * one that never opened errors with a Fault (missing, refused, busy) so that the user hears of it.
 */
export function camera$({ deviceId, onRetry }: CameraOptions): Observable<OpenCamera> {
  const device = deviceId === null ? {} : { deviceId: { exact: deviceId } };
  return defer(() => {
    let wasOpen = false;
    return openCamera$({ ...device, frameRate: { ideal: 30 } }).pipe(
      tap(() => {
        wasOpen = true;
      }),
      retry({
        delay: (error: unknown) => {
          const fault = toCameraFault(error);
          if (!wasOpen) return throwError(() => fault);
          onRetry(fault);
          const replugged$ = fromEvent(navigator.mediaDevices, 'devicechange');
          return race(replugged$, timer(RETRY_MS)).pipe(take(1));
        },
      }),
    );
  });
}
