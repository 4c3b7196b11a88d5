/** Records for the views: camera, worker and host put together behind one state. */
import type { Observable } from 'rxjs';
import type { Fault } from '../../contract/fault.ts';
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
  const onIdle = () => {
    if (!isWanted) letGo();
  };
  const { heard: onFrame } = camera;
  const session: RecordSession = createRecordSession({
    ...{ host, settings, store, line },
    ...{ onFrame, onIdle, onClip },
  });
  const { renew, toggle, saveKept, shown, hold, release } = session;
  const open = () => {
    isWanted = true;
    if (store.state().phase === 'off') store.change({ phase: 'waiting', remark: null });
    openCamera();
    void renew();
  };
  const close = () => {
    isWanted = false;
    session.callOff();
    if (!session.isBusy()) letGo();
  };
  const changed = () => {
    if (session.isBusy() || !isWanted) return;
    arm();
    if (cameraChoice(settings()) === openWith) return;
    session.callOff();
    camera.close();
    store.change({ phase: 'waiting', picture: null, keptUs: 0 });
    openCamera();
  };
  const { state, subscribe } = store;
  return {
    ...{ state, subscribe, open, close, changed },
    ...{ renew, toggle, saveKept, shown, hold, release },
  };
}

/** What a camera is opened with; another choice opens it anew. */
function cameraChoice({ camera, resolution, recording }: Settings): string {
  return JSON.stringify([camera, resolution, recording.framesPerS]);
}
