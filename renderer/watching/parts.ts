/** What watching needs of the browser, in one place, so that its rules can be tested without one. */
import type { Observable } from 'rxjs';
import type { Quantiles } from '../../contract/live-counters.ts';
import type { Graphics } from '../../contract/self-test.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';
import type { Settings } from '../../contract/window/settings.ts';
import type { OpenCamera } from '../capture/open-camera.ts';
import { patientCamera$, type PatientCameraOptions } from '../capture/patient-camera.ts';
import { readGraphics } from '../graphics/read-graphics.ts';
import { startLiveWorker } from '../live/start-live-worker.ts';
import { createFilePicture, type FilePicture } from './file-picture.ts';

export interface WatchingOptions {
  readonly host: LongtakeHost;
  /** Asked anew whenever one matters. */
  readonly settings: () => Settings;
  readonly parts: WatchingParts;
}

export interface WatchingParts {
  readonly startWorker: () => Worker;
  readonly camera$: (options: PatientCameraOptions) => Observable<OpenCamera>;
  /** Null where the browser has none: a file is then watched unseen. */
  readonly createPicture: () => FilePicture | null;
  /** What computes in this page; asked only where the graphics processor is wanted. */
  readonly readGraphics: () => Graphics | null;
  readonly nowMs: () => number;
  /** Time between two frames the page drew; null while none were. */
  readonly pageFrameMs: () => Quantiles | null;
}

/** @param pageFrameMs what a frame meter measures. */
export function browserParts(pageFrameMs: WatchingParts['pageFrameMs']): WatchingParts {
  return {
    startWorker: startLiveWorker,
    camera$: patientCamera$,
    createPicture: () => ('MediaStreamTrackGenerator' in globalThis ? createFilePicture() : null),
    readGraphics,
    nowMs: () => performance.now(),
    pageFrameMs,
  };
}
