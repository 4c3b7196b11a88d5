/** The cameras to choose from, renewed whenever one comes or goes or the user allows them to be named. */
import {
  catchError,
  defer,
  fromEvent,
  merge,
  of,
  startWith,
  switchMap,
  type Observable,
} from 'rxjs';
import { cameraPermissionChanges$ } from '../capture/camera-permission.ts';
import { listCameras, type ListedCamera } from '../capture/list-cameras.ts';

/** Emits at once and after each change; an empty list where the browser does not say. Never errors. */
export function cameraList$(): Observable<readonly ListedCamera[]> {
  return defer(() =>
    merge(fromEvent(navigator.mediaDevices, 'devicechange'), cameraPermissionChanges$()).pipe(
      startWith(null),
      switchMap(() => defer(listCameras).pipe(catchError(() => of([])))),
    ),
  );
}
