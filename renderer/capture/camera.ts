/** The camera as a cold Observable: opened on subscription, stopped on unsubscription, reopened when it is lost. */
import {
  defer,
  finalize,
  fromEvent,
  merge,
  NEVER,
  Observable,
  race,
  retry,
  switchMap,
  take,
  throwError,
  timer,
} from 'rxjs';
import { Fault } from '../../contract/fault.ts';
import { toCameraFault } from './camera-fault.ts';

export interface OpenCamera {
  /** The name the system gives it. */
  readonly label: string;
  /** Every frame of the track; whoever reads one owns it. Ends when the camera goes. */
  readonly frames: ReadableStream<VideoFrame>;
}

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
  return defer(() => {
    let wasOpen = false;
    return defer(() => openCamera(deviceId)).pipe(
      switchMap((stream) => {
        wasOpen = true;
        return untilLost(stream);
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

function openCamera(deviceId: string | null): Promise<MediaStream> {
  const device = deviceId === null ? {} : { deviceId: { exact: deviceId } };
  return navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { ...device, frameRate: { ideal: 30 } },
  });
}

/** Emits the open camera, stays silent while it lives, errors when its track ends by itself. */
function untilLost(stream: MediaStream): Observable<OpenCamera> {
  const [track] = stream.getVideoTracks();
  if (track === undefined) return throwError(() => new DOMException('', 'NotFoundError'));
  const lost$ = fromEvent(track, 'ended').pipe(
    take(1),
    switchMap(() =>
      throwError(
        () =>
          new Fault(
            'camera-lost',
            'The camera was unplugged or taken away; plug it in again and it goes on by itself.',
          ),
      ),
    ),
  );
  const open$ = new Observable<OpenCamera>((subscriber) => {
    // Its types differ between DOM libraries; a video track's processor gives VideoFrames.
    const processor: unknown = new MediaStreamTrackProcessor({ track });
    const { readable } = processor as { readonly readable: ReadableStream<VideoFrame> };
    subscriber.next({ label: track.label, frames: readable });
  });
  return merge(open$, lost$, NEVER).pipe(
    finalize(() => {
      track.stop();
    }),
  );
}
