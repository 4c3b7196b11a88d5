/** The camera of a live session: opened, watched over, changed, and handed to the live worker each time it opens. */
import {
  fromEvent,
  map,
  merge,
  NEVER,
  startWith,
  Subject,
  switchMap,
  tap,
  type Observable,
} from 'rxjs';
import type { Fault } from '../../contract/fault.ts';
import type { ResetCause } from '../../contract/frame-label.ts';
import type { Resolution } from '../../contract/window/settings.ts';
import type { CameraChoice } from '../capture/find-camera.ts';
import type { OpenCamera } from '../capture/open-camera.ts';
import { sizeOf, type PatientCameraOptions } from '../capture/patient-camera.ts';

export interface SessionCameraOptions {
  readonly choice: CameraChoice;
  readonly camera$: (options: PatientCameraOptions) => Observable<OpenCamera>;
  readonly resolution: () => Resolution;
  readonly nowMs: () => number;
  /** `reset` is to be done before the first frame of this camera. */
  readonly onOpen: (camera: OpenCamera, reset: ResetCause | null) => void;
  /** It is away, or gives no picture, and is looked after by itself. */
  readonly onAway: (fault: Fault) => void;
  /** It is open, and has fallen silent by its own word. */
  readonly onMuted: (camera: OpenCamera) => void;
}

export interface SessionCamera {
  readonly change: (choice: CameraChoice) => void;
  /** Call every half second or so with the frames that came so far: a silent camera is opened anew. */
  readonly watchOver: (frames: number) => void;
  /** The machine woke up: a camera that is silent now is not waited for as long as otherwise. */
  readonly wake: () => void;
  readonly close: () => void;
}

/** A camera without a frame for this long hangs: no camera that is fit to be watched is as slow. */
const SILENT_MS = 3000;
/** After the machine woke up. */
const SILENT_AFTER_WAKING_MS = 1000;

export function createSessionCamera(options: SessionCameraOptions): SessionCamera {
  const { camera$, resolution, nowMs, onAway } = options;
  const choice$ = new Subject<CameraChoice>();
  const hangs$ = new Subject<void>();
  let open: OpenCamera | null = null;
  let size = resolution();
  let frames = 0;
  let heardMs = nowMs();
  let dueReset: ResetCause | null = null;

  const opened = (camera: OpenCamera) => {
    open = camera;
    size = resolution();
    heardMs = nowMs();
    options.onOpen(camera, dueReset);
    dueReset = null;
  };
  const away = (fault: Fault) => {
    open = null;
    onAway(fault);
  };
  const muted$ = choice$.pipe(
    startWith(options.choice),
    switchMap((choice) => camera$({ choice, resolution, hangs$, onAway: away })),
    tap(opened),
    switchMap((camera) => mutes$(camera.stream).pipe(map(() => camera))),
  );
  const subscription = muted$.subscribe({ next: options.onMuted, error: console.error });

  return {
    change(choice) {
      open = null;
      dueReset = 'camera-changed';
      choice$.next(choice);
    },
    watchOver(framesNow) {
      if (framesNow !== frames) heardMs = nowMs();
      frames = framesNow;
      if (open !== null && nowMs() - heardMs > SILENT_MS) hangs$.next();
      if (open === null || resolution() === size) return;
      size = resolution();
      resize(open, size);
    },
    wake() {
      heardMs = Math.min(heardMs, nowMs() - SILENT_MS + SILENT_AFTER_WAKING_MS);
    },
    close() {
      open = null;
      subscription.unsubscribe();
    },
  };
}

function mutes$(stream: MediaStream): Observable<unknown> {
  return merge(NEVER, ...stream.getVideoTracks().map((track) => fromEvent(track, 'mute')));
}

/** Frames of another size just follow; a camera that cannot keeps the size it has. */
function resize({ stream }: OpenCamera, size: Resolution): void {
  for (const track of stream.getVideoTracks())
    track.applyConstraints({ ...sizeOf(size), frameRate: { ideal: 30 } }).catch(() => undefined);
}
