/** Tells when the user allows or refuses the camera, wherever that was done. */
import { catchError, defer, fromEvent, NEVER, switchMap, type Observable } from 'rxjs';

/** Emits at each change; silent where the browser does not tell. */
export function cameraPermissionChanges$(): Observable<unknown> {
  // 'camera' is a name that not every DOM library knows yet.
  const descriptor = { name: 'camera' as PermissionName };
  return defer(() => navigator.permissions.query(descriptor)).pipe(
    switchMap((status) => fromEvent(status, 'change')),
    catchError(() => NEVER),
  );
}
