/** The states a recorder goes through, by what its user, its worker, its camera and its host say. */
import type { Fault } from '../../contract/fault.ts';
import type { Store } from '../watching/store.ts';
import { createCountdown, type Countdown } from './countdown.ts';
import { createHeldClasses } from './held-classes.ts';
import type { FromRecordWorker, SeenFrame } from './record-messages.ts';
import type { ClassRef, Recorder, RecordState } from './record-state.ts';
import { createRecordedScreen, type RecordedScreen } from './recorded-screen.ts';
import { createTakeDesk, restingPhase, type TakeDesk, type TakeDeskOptions } from './take-desk.ts';
import type { WorkerLine } from './worker-line.ts';

export interface RecordSessionOptions extends TakeDeskOptions {
  readonly line: WorkerLine;
  readonly onFrame: () => void;
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
  const { store } = options;
  const desk = createTakeDesk(options);
  const screen = createRecordedScreen(store);
  const classes = createHeldClasses(desk.paint);
  const tellClasses = () => {
    store.change({ held: classes.held(), spans: classes.spans() });
  };
  const phase = () => store.state().phase;
  const isBusy = () => phase() === 'recording' || phase() === 'saving';
  const countdown = createCountdown((countdownS) => {
    if (countdownS > 0) store.change({ phase: 'counting', countdownS });
    else {
      store.change({ phase: restingPhase(store), countdownS: null });
      startNow(options, desk);
    }
  });
  const callOff = () => {
    countdown.stop();
    if (!isBusy()) desk.forget();
    if (phase() === 'counting') store.change({ phase: restingPhase(store), countdownS: null });
  };
  const begun = () => {
    store.change({ phase: 'recording', recordedUs: 0, skipped: 0 });
    classes.begin();
    tellClasses();
  };
  return {
    hear: hearer(options, { desk, screen, callOff, begun }),
    isBusy,
    callOff,
    ...classKeys(classes, screen.atUs, tellClasses),
    ...cameraWords(store, () => {
      callOff();
      screen.clear();
    }),
    shown: screen.shown,
    renew: desk.renew,
    ...ordersOf(options, { desk, countdown, callOff }),
  };
}

function startNow({ settings, line }: RecordSessionOptions, desk: TakeDesk): void {
  desk.open();
  const { lastsS } = settings().recording;
  line.say({ kind: 'start', from: 'now', durationUs: lastsS === null ? null : lastsS * 1e6 });
}

interface OrderParts {
  readonly desk: TakeDesk;
  readonly countdown: Countdown;
  readonly callOff: () => void;
}

/** What its user asks for; asked at the wrong time, nothing happens. */
function ordersOf(
  { settings, store, line }: RecordSessionOptions,
  { desk, countdown, callOff }: OrderParts,
): Pick<Recorder, 'toggle' | 'saveKept'> {
  return {
    toggle() {
      const { phase, setup } = store.state();
      if (phase === 'counting') callOff();
      else if (phase === 'recording') {
        store.change({ phase: 'saving' });
        line.say({ kind: 'stop' });
      } else if (phase === 'ready' && !desk.isOpen() && setup !== null)
        countdown.start(settings().recording.countdownS);
    },
    saveKept() {
      const { phase, keptUs } = store.state();
      if (phase !== 'ready' || desk.isOpen() || keptUs === 0) return;
      desk.open();
      store.change({ phase: 'saving' });
      line.say({ kind: 'start', from: 'pre-roll', durationUs: null });
    },
  };
}

interface HearerParts {
  readonly desk: TakeDesk;
  readonly screen: RecordedScreen;
  readonly callOff: () => void;
  /** The recording has its first frame. */
  readonly begun: () => void;
}

function hearer(options: RecordSessionOptions, { desk, screen, callOff, begun }: HearerParts) {
  const { store, line, onFrame } = options;
  return (message: FromRecordWorker) => {
    switch (message.kind) {
      case 'frame':
        onFrame();
        screen.read(message);
        store.change(seenOf(message, store.state()));
        return;
      case 'begin':
        desk.begin(message.video);
        // What just happened is over when it begins.
        if (store.state().phase !== 'saving') begun();
        return;
      case 'bytes':
        void desk.append(message.bytes).then((isTaken) => {
          line.say(isTaken ? { kind: 'taken', number: message.number } : { kind: 'refused' });
        });
        return;
      case 'end':
        screen.over();
        void desk.finish(message.fault);
        return;
      case 'unable':
        callOff();
        store.change({ remark: message.fault });
    }
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
