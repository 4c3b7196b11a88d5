/** The states a recorder goes through, by what its user, its worker, its camera and its host say. */
import { Fault, toFault } from '../../contract/fault.ts';
import type { FaultValue } from '../../contract/job.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';
import type { Settings } from '../../contract/window/settings.ts';
import type { Store } from '../watching/store.ts';
import { createCountdown } from './countdown.ts';
import { createHeldClasses } from './held-classes.ts';
import { createHostTake, type HostTake } from './host-take.ts';
import type { FromRecordWorker, SeenFrame } from './record-messages.ts';
import { createShownFrame } from './shown-frame.ts';
import type { ClassRef, Recorder, RecordState } from './record-state.ts';
import type { WorkerLine } from './worker-line.ts';

export interface RecordSessionOptions {
  readonly host: LongtakeHost;
  readonly settings: () => Settings;
  readonly store: Store<RecordState>;
  readonly line: WorkerLine;
  readonly onFrame: () => void;
  /** No recording is made or saved any more. */
  readonly onIdle: () => void;
  readonly onClip: () => void;
}

export interface RecordSession extends Pick<
  Recorder,
  'renew' | 'toggle' | 'saveKept' | 'shown' | 'hold' | 'release'
> {
  readonly hear: (message: FromRecordWorker) => void;
  readonly cameraOpened: (camera: Pick<RecordState, 'picture' | 'cameraName'>) => void;
  readonly cameraAway: (fault: Fault) => void;
  /** Ends a countdown, if one runs. */
  readonly callOff: () => void;
  readonly isBusy: () => boolean;
}

export function createRecordSession(options: RecordSessionOptions): RecordSession {
  const { settings, store, line } = options;
  let take: HostTake | null = null;
  /** When the recording began, as the camera counts. */
  let startUs: number | null = null;
  const screen = createShownFrame();
  const classes = createHeldClasses((paint) => take?.paint(paint));
  const tellClasses = () => {
    store.change({ held: classes.held(), spans: classes.spans() });
  };
  const phase = () => store.state().phase;
  const isBusy = () => phase() === 'recording' || phase() === 'saving';
  const resting = () => (store.state().picture === null ? 'waiting' : 'ready');
  const finisher = createFinisher(options, resting);
  const openTake = () => {
    store.change({ remark: null, last: null });
    take = createHostTake({
      host: options.host,
      group: settings().recording.group,
      onFault: finisher.note,
    });
  };
  const start = () => {
    openTake();
    const { lastsS } = settings().recording;
    line.say({ kind: 'start', from: 'now', durationUs: lastsS === null ? null : lastsS * 1e6 });
  };
  const countdown = createCountdown((countdownS) => {
    if (countdownS > 0) store.change({ phase: 'counting', countdownS });
    else {
      store.change({ phase: resting(), countdownS: null });
      start();
    }
  });
  const callOff = () => {
    countdown.stop();
    if (phase() === 'counting') store.change({ phase: resting(), countdownS: null });
  };
  const ended = (fault: FaultValue | null) => {
    const over = take;
    take = null;
    startUs = null;
    void finisher.finish(over, fault);
  };
  /** Recording time of the frame on screen; one from before the recording counts as its first. */
  const atUs = () => {
    const shownUs = screen.timestampUs();
    if (phase() !== 'recording' || startUs === null || shownUs === null) return null;
    return Math.max(0, shownUs - startUs);
  };
  const hear = (message: FromRecordWorker) => {
    switch (message.kind) {
      case 'frame':
        options.onFrame();
        screen.read(message.timestampUs);
        if (message.recordedUs !== null) startUs = message.timestampUs - message.recordedUs;
        store.change(seenOf(message, store.state()));
        return;
      case 'begin':
        take?.begin(message.video);
        if (phase() === 'saving') return;
        store.change({ phase: 'recording', recordedUs: 0, skipped: 0 });
        classes.begin();
        tellClasses();
        return;
      case 'bytes':
        void take?.append(message.bytes).then((isTaken) => {
          line.say(isTaken ? { kind: 'taken', number: message.number } : { kind: 'refused' });
        });
        return;
      case 'end':
        ended(message.fault);
        return;
      case 'unable':
        take = null;
        callOff();
        store.change({ remark: message.fault });
    }
  };
  return {
    hear,
    isBusy,
    callOff,
    ...classKeys(classes, atUs, tellClasses),
    ...cameraWords(store, () => {
      callOff();
      screen.clear();
    }),
    shown: screen.shown,
    renew: () => renew(options),
    toggle() {
      if (phase() === 'counting') callOff();
      else if (phase() === 'recording') {
        store.change({ phase: 'saving' });
        line.say({ kind: 'stop' });
      } else if (phase() === 'ready' && take === null && store.state().setup !== null)
        countdown.start(settings().recording.countdownS);
    },
    saveKept() {
      if (phase() !== 'ready' || take !== null || store.state().keptUs === 0) return;
      openTake();
      store.change({ phase: 'saving' });
      line.say({ kind: 'start', from: 'pre-roll', durationUs: null });
    },
  };
}

/** Rounded to what is shown, so that views are drawn a few times a second and not for every frame. */
function seenOf({ recordedUs, skipped, keptUs }: SeenFrame, before: RecordState) {
  const isRecording = before.phase === 'recording' && recordedUs !== null;
  return {
    keptUs: Math.floor(keptUs / 500_000) * 500_000,
    ...(isRecording ? { recordedUs: Math.floor(recordedUs / 100_000) * 100_000, skipped } : {}),
  };
}

type Classes = ReturnType<typeof createHeldClasses>;

function classKeys(
  classes: Classes,
  atUs: () => number | null,
  tell: () => void,
): Pick<Recorder, 'hold' | 'release'> {
  return {
    hold(ref: ClassRef) {
      classes.hold(ref, atUs());
      tell();
    },
    release(ref: ClassRef) {
      classes.release(ref, atUs());
      tell();
    },
  };
}

function cameraWords(
  store: Store<RecordState>,
  gone: () => void,
): Pick<RecordSession, 'cameraOpened' | 'cameraAway'> {
  return {
    cameraOpened(camera) {
      const { phase, remark } = store.state();
      const isOver = remark?.reason.startsWith('camera') === true;
      store.change({
        ...camera,
        ...(phase === 'waiting' ? { phase: 'ready' } : {}),
        ...(isOver ? { remark: null } : {}),
      });
    },
    cameraAway({ reason, message }) {
      gone();
      const { phase } = store.state();
      store.change({
        picture: null,
        cameraName: null,
        keptUs: 0,
        remark: { reason, message },
        ...(phase === 'ready' ? { phase: 'waiting' } : {}),
      });
    },
  };
}

async function renew({ host, store }: RecordSessionOptions): Promise<void> {
  try {
    store.change({ setup: await host.invoke('record.setup', {}), setupFault: null });
  } catch (error) {
    const { reason, message } = toFault(error);
    store.change({ setup: null, setupFault: { reason, message } });
  }
}

interface Finisher {
  /** The first thing that went wrong with a recording is what its user is told. */
  readonly note: (fault: Fault) => void;
  readonly finish: (take: HostTake | null, fault: FaultValue | null) => Promise<void>;
}

function createFinisher(
  options: RecordSessionOptions,
  resting: () => 'waiting' | 'ready',
): Finisher {
  const { store, onIdle, onClip } = options;
  let noted: Fault | null = null;
  return {
    note(fault) {
      noted ??= fault;
    },
    async finish(take, fault) {
      store.change({ phase: 'saving' });
      try {
        const last = (await take?.end()) ?? null;
        const wrong = noted ?? fault;
        const { remark } = store.state();
        store.change({
          last,
          remark: wrong === null ? remark : { reason: wrong.reason, message: wrong.message },
        });
        if (last !== null) onClip();
      } catch (error) {
        const { reason, message } = noted ?? toFault(error);
        store.change({ remark: { reason, message } });
      }
      noted = null;
      store.change({ phase: resting(), recordedUs: 0 });
      await renew(options);
      onIdle();
    },
  };
}
