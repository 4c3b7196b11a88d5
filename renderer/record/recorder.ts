/** Records for the views: camera, worker and host put together behind one state. */
import type { Observable } from 'rxjs';
import type { Fault } from '../../contract/fault.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';
import type { Settings } from '../../contract/window/settings.ts';
import type { OpenCamera } from '../capture/open-camera.ts';
import type { PatientCameraOptions } from '../capture/patient-camera.ts';
import { createStore, type Store } from '../watching/store.ts';
import { createRecordCamera, type RecordCamera } from './record-camera.ts';
import { createRecordSession, type RecordSession } from './record-session.ts';
import { recordOff, type Recorder, type RecordState } from './record-state.ts';
import { createWorkerLine, type WorkerLine } from './worker-line.ts';

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
  const line = createWorkerLine(parts.startWorker, (message) => {
    session.hear(message);
  });
  const arm = () => {
    line.say({ kind: 'arm', preRollS: settings().recording.preRollS });
  };
  const onOpen = ({ frames, stream, label }: OpenCamera) => {
    const { framesPerS } = settings().recording;
    line.say({ kind: 'camera', frames, framesPerS }, [frames]);
    arm();
    session.cameraOpened({ picture: stream, cameraName: label });
  };
  const onAway = (fault: Fault) => {
    line.say({ kind: 'no-camera' });
    session.cameraAway(fault);
  };
  const camera = createRecordCamera({ camera$: parts.camera$, settings, onOpen, onAway });
  const session: RecordSession = createRecordSession({
    ...{ host, settings, store, line, onClip },
    onFrame: camera.heard,
    onIdle: () => {
      life.idle();
    },
  });
  const life = createLife({ store, settings, camera, line, session, arm });
  const { renew, toggle, saveKept, shown, hold, release } = session;
  return {
    ...{ state: store.state, subscribe: store.subscribe },
    ...{ open: life.open, close: life.close, changed: life.changed },
    ...{ renew, toggle, saveKept, shown, hold, release },
  };
}

interface LifeParts {
  readonly store: Store<RecordState>;
  readonly settings: () => Settings;
  readonly camera: RecordCamera;
  readonly line: WorkerLine;
  readonly session: RecordSession;
  readonly arm: () => void;
}

interface Life extends Pick<Recorder, 'open' | 'close' | 'changed'> {
  /** Nothing is recorded or saved any more. */
  readonly idle: () => void;
}

/** Camera and worker live while somebody wants to record, and until what they record is saved. */
function createLife({ store, settings, camera, line, session, arm }: LifeParts): Life {
  let isWanted = false;
  let openWith = '';
  const openCamera = () => {
    openWith = cameraChoice(settings());
    camera.open();
  };
  const letGo = () => {
    camera.close();
    line.close();
    const { setup, last } = store.state();
    store.change({ ...recordOff, setup, last });
  };
  return {
    open() {
      isWanted = true;
      if (store.state().phase === 'off') store.change({ phase: 'waiting', remark: null });
      openCamera();
      void session.renew();
    },
    close() {
      isWanted = false;
      session.callOff();
      if (!session.isBusy()) letGo();
    },
    changed() {
      if (session.isBusy() || !isWanted) return;
      arm();
      if (cameraChoice(settings()) === openWith) return;
      session.callOff();
      camera.close();
      store.change({ phase: 'waiting', picture: null, keptUs: 0 });
      openCamera();
    },
    idle() {
      if (!isWanted) letGo();
    },
  };
}

/** What a camera is opened with; another choice opens it anew. */
function cameraChoice({ camera, resolution, recording }: Settings): string {
  return JSON.stringify([camera, resolution, recording.framesPerS]);
}
