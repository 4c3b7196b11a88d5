/** One live session: the plan of the host, the worker that labels, its source, its log, and what the views see of it. */
import { Fault, toFault } from '../../contract/fault.ts';
import type { FrameLabel } from '../../contract/frame-label.ts';
import type { JobOf } from '../../contract/job.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';
import type { Settings } from '../../contract/window/settings.ts';
import type { WatchPlan } from '../../contract/window/watching.ts';
import type { CameraChoice } from '../capture/find-camera.ts';
import { runInWorker, type WorkerJob } from '../workers/run-in-worker.ts';
import type { FilePicture } from './file-picture.ts';
import type { LiveHistory } from './live-history.ts';
import { createLogKeeper, type LogKeeper } from './log-keeper.ts';
import type { WatchingParts } from './parts.ts';
import { openingRemark } from './remarks.ts';
import { lendCamera } from './lend-session-camera.ts';
import { createSessionReports } from './session-reports.ts';
import type { WatchSource, WatchState } from './watch-state.ts';

export type SessionSource = Exclude<WatchSource, { kind: 'replay' }>;

export interface LiveSessionOptions {
  readonly host: LongtakeHost;
  readonly history: LiveHistory;
  readonly plan: WatchPlan;
  readonly source: SessionSource;
  readonly firstReset: 'start' | 'model-changed';
  readonly settings: () => Settings;
  readonly parts: WatchingParts;
  readonly onChange: (part: Partial<WatchState>) => void;
  /** Called about once a second with the newest label. */
  readonly onStatus: (label: FrameLabel | null) => void;
}

export interface LiveSession {
  /** The host's name for it. */
  readonly number: number;
  /** Resolves when the session is over, by itself or because it was ended, and all it said is written. Never rejects. */
  readonly over: Promise<void>;
  /** From now on it changes nothing that views see. */
  readonly end: () => Promise<void>;
  readonly reset: () => void;
  readonly changeCamera: (choice: CameraChoice) => void;
  readonly wake: () => void;
  readonly keepLog: () => Promise<void>;
  readonly failLog: (fault: Fault) => void;
}

/** A worker that has not ended this long after it was asked to will not: it hangs. */
const END_WITHIN_MS = 5000;

export function startLiveSession(options: LiveSessionOptions): LiveSession {
  const { history, parts, source, plan, host } = options;
  const isCamera = source.kind === 'camera';
  let isDetached = false;
  const onChange = (part: Partial<WatchState>) => {
    if (!isDetached) options.onChange(part);
  };
  const picture = isCamera ? null : parts.createPicture();
  const order = orderOf(options, picture);
  const keeper = keeperOf(options, onChange);
  const reports = createSessionReports({
    ...options,
    nowMs: parts.nowMs,
    keeper,
    onChange,
    onFrames: (frames) => camera?.watchOver(frames),
  });
  const job = runInWorker(parts.startWorker(), { ...order, take: reports.take });
  const camera = isCamera ? lendCamera(source, { ...options, job, reports, onChange }) : null;
  if (camera === null) reports.sourceOpened();
  if (picture !== null) onChange({ picture: picture.stream });
  const conclude = async (fault: Fault | null) => {
    camera?.close();
    picture?.stop();
    history.finish();
    onChange(lastWords(fault, source));
    await keeper.finish();
    await closeAtHost(host, plan.session);
  };
  const over = job.done.then(() => null, toFault).then(conclude);
  return {
    number: plan.session,
    over,
    end() {
      isDetached = true;
      history.pause();
      return endInTime(job, over);
    },
    reset: job.reset,
    changeCamera(choice) {
      reports.sourceAway('starting', openingRemark('camera'));
      camera?.change(choice);
    },
    wake: () => camera?.wake(),
    keepLog: keeper.keep,
    failLog: keeper.fail,
  };
}

function orderOf(options: LiveSessionOptions, picture: FilePicture | null) {
  const { source } = options;
  const lent = {
    ...(source.kind === 'file' ? { file: source.file } : {}),
    ...(picture === null ? {} : { picture: picture.writable }),
  };
  return { spec: specOf(options), lent };
}

async function endInTime(job: WorkerJob, over: Promise<void>): Promise<void> {
  job.stop();
  const timer = setTimeout(job.kill, END_WITHIN_MS);
  await over;
  clearTimeout(timer);
}

/** The host may be gone already; then there is nothing left to close. */
export async function closeAtHost(host: LongtakeHost, session: number): Promise<void> {
  try {
    await host.invoke('watch.end', { session });
  } catch (error) {
    console.warn(error);
  }
}

function keeperOf(
  { host, plan }: LiveSessionOptions,
  onChange: LiveSessionOptions['onChange'],
): LogKeeper {
  return createLogKeeper({
    host,
    session: plan.session,
    onKept: (keptLog) => {
      onChange({ keptLog });
    },
    onFailed: ({ reason, message }) => {
      onChange({ remark: { reason, message } });
    },
  });
}

function specOf({ plan, source, firstReset }: LiveSessionOptions): JobOf<'live'> {
  return {
    kind: 'live',
    source: sourceOf(source, plan),
    sourceName: nameOf(source),
    extractor: plan.extractor,
    model: plan.modelAddress,
    maxFrames: null,
    firstReset,
  };
}

/** The sample plays on and on, so that there is always something to see in it. */
function sourceOf(source: SessionSource, { sampleAddress }: WatchPlan): JobOf<'live'>['source'] {
  if (source.kind === 'camera') return { kind: 'camera', deviceId: source.deviceId };
  if (source.kind === 'file') return { kind: 'held-file' };
  if (sampleAddress !== null) return { kind: 'file', address: sampleAddress, speed: 1, loop: true };
  throw new Fault('not-found', 'The bundled sample is missing; set Longtake up again.');
}

function nameOf(source: SessionSource): string {
  if (source.kind === 'file') return source.file.name;
  return source.kind === 'camera' ? (source.name ?? 'camera') : 'sample';
}

/** A file's last frame stays in the picture; a camera is gone. */
function lastWords(fault: Fault | null, source: SessionSource): Partial<WatchState> {
  const closed = source.kind === 'camera' ? { picture: null, cameraName: null } : {};
  if (fault === null) return { ...closed, phase: 'ended', remark: null };
  const { reason, message } = fault;
  // Inside the worker a video has no name.
  const isNameless = reason === 'video-unreadable';
  const sentence = isNameless ? `"${nameOf(source)}" cannot be used: ${message}.` : message;
  return { ...closed, phase: 'failed', remark: { reason, message: sentence } };
}
