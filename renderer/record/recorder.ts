/** Records for the views: camera, worker and host put together behind one state. */
import type { Observable } from 'rxjs';
import type { LongtakeHost } from '../../contract/window/host.ts';
import type { Settings } from '../../contract/window/settings.ts';
import type { OpenCamera } from '../capture/open-camera.ts';
import type { PatientCameraOptions } from '../capture/patient-camera.ts';
import { createStore } from '../watching/store.ts';
import { createRecordCamera } from './record-camera.ts';
import { createRecordSession, type RecordSession } from './record-session.ts';
import { recordOff, type Recorder } from './record-state.ts';
import { createWorkerLine } from './worker-line.ts';

export interface RecorderOptions {
  readonly host: LongtakeHost;
  /** Asked anew whenever one matters. */
  readonly settings: () => Settings;
  readonly parts: RecorderParts;
  /** Told of every clip, so that lists can follow. */
  readonly onClip: () => void;
}

/** What recording needs of the browser. */
export interface RecorderParts {
  readonly startWorker: () => Worker;
  readonly camera$: (options: PatientCameraOptions) => Observable<OpenCamera>;
}

export function createRecorder({ host, settings, parts, onClip }: RecorderOptions): Recorder {
  const store = createStore(recordOff);
  let isWanted = false;
  let openWith = '';
  const line = createWorkerLine(parts.startWorker, (message) => {
    session.hear(message);
  });
  const arm = () => {
    line.say({ kind: 'arm', preRollS: settings().recording.preRollS });
  };
  const camera = createRecordCamera({
    camera$: parts.camera$,
    settings,
    onOpen({ frames, stream, label }) {
      const { framesPerS } = settings().recording;
      line.say({ kind: 'camera', frames, framesPerS }, [frames]);
      arm();
      session.cameraOpened({ picture: stream, cameraName: label });
    },
    onAway(fault) {
      line.say({ kind: 'no-camera' });
      session.cameraAway(fault);
    },
  });
  const cameraChoice = () => {
    const { camera: chosen, resolution, recording } = settings();
    return JSON.stringify([chosen, resolution, recording.framesPerS]);
  };
  const openCamera = () => {
    openWith = cameraChoice();
    camera.open();
  };
  const letGo = () => {
    camera.close();
    line.close();
    const { setup, last } = store.state();
    store.change({ ...recordOff, setup, last });
  };
  const onIdle = () => {
    if (!isWanted) letGo();
  };
  const { heard: onFrame } = camera;
  const session: RecordSession = createRecordSession({
    ...{ host, settings, store, line },
    ...{ onFrame, onIdle, onClip },
  });
  const { renew, toggle, saveKept, shown, hold, release } = session;
  return {
    ...{ state: store.state, subscribe: store.subscribe },
    ...{ renew, toggle, saveKept, shown, hold, release },
    open() {
      isWanted = true;
      if (store.state().phase === 'off') store.change({ phase: 'waiting', remark: null });
      openCamera();
      void renew();
    },
    close() {
      isWanted = false;
      session.callOff();
      if (!session.isBusy()) letGo();
    },
    changed() {
      if (session.isBusy() || !isWanted) return;
      arm();
      if (cameraChoice() === openWith) return;
      camera.close();
      store.change({ phase: 'waiting', picture: null, keptUs: 0 });
      openCamera();
    },
  };
}
