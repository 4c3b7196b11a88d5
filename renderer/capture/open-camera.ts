/** One camera, opened once: its frames while it lives, an error when it goes, and never left on when nobody watches. */
import { fromEvent, merge, NEVER, Observable, switchMap, take, throwError, finalize } from 'rxjs';
import { Fault } from '../../contract/fault.ts';

export interface OpenCamera {
  /** The name the system gives it. */
  readonly label: string;
  /** Every frame of the track; whoever reads one owns it. Ends when the camera goes. */
  readonly frames: ReadableStream<VideoFrame>;
  /** The camera itself, for a <video>; its tracks are stopped on unsubscription. */
  readonly stream: MediaStream;
}

/** Emits the open camera, stays silent while it lives, errors when it cannot be opened or its track ends by itself. */
export function openCamera$(video: MediaTrackConstraints): Observable<OpenCamera> {
  return requestCamera$(video).pipe(switchMap(untilLost));
}

/** Stops a camera that opens after it was unsubscribed: the question to the user cannot be taken back. */
export function requestCamera$(video: MediaTrackConstraints): Observable<MediaStream> {
  return new Observable((subscriber) => {
    navigator.mediaDevices.getUserMedia({ audio: false, video }).then(
      (stream) => {
        if (subscriber.closed) stopAll(stream);
        else subscriber.next(stream);
      },
      (error: unknown) => {
        subscriber.error(error);
      },
    );
  });
}

export function stopAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

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
    subscriber.next({ label: track.label, frames: readable, stream });
  });
  return merge(open$, lost$, NEVER).pipe(
    finalize(() => {
      stopAll(stream);
    }),
  );
}
