/** From a camera's frames to recordings, in the worker: encodes, keeps the last seconds, and takes what it is told to. */
import { Fault, toFault } from '../../contract/fault.ts';
import { createCameraEncoder, type CameraEncoder } from './camera-encoder.ts';
import type { FromRecordWorker, ToRecordWorker } from './record-messages.ts';
import { createTakes, type Takes } from './takes.ts';

export interface RecordingPathOptions {
  readonly say: (message: FromRecordWorker) => void;
  readonly append: (bytes: Uint8Array) => Promise<void>;
}

type Start = Extract<ToRecordWorker, { kind: 'start' }>;

export interface RecordingPath {
  /** A camera came, or came back; what was kept of the one before is let go. */
  readonly begin: (framesPerS: number) => void;
  /** Owns the frame. */
  readonly take: (frame: VideoFrame) => Promise<void>;
  readonly arm: (preRollS: number) => void;
  readonly start: (order: Start) => void;
  /** Ends the recording with what it has. */
  readonly end: () => Promise<void>;
  /** Ends it where it stands: nothing more of it can be written. */
  readonly abandon: () => void;
}

interface PathState {
  preRollS: number;
  framesPerS: number;
  /** A recording that begins with the next frame. */
  due: Start | null;
  /** Nothing is encoded until something is asked for anew. */
  isUnable: boolean;
  lastUs: number;
  skipped: number;
}

export function createRecordingPath({ say, append }: RecordingPathOptions): RecordingPath {
  const state: PathState = {
    preRollS: 0,
    framesPerS: 30,
    due: null,
    isUnable: false,
    lastUs: -Infinity,
    skipped: 0,
  };
  const unable = (error: unknown) => {
    const { reason, message } = toFault(error);
    state.isUnable = true;
    state.due = null;
    if (takes.current() === null) say({ kind: 'unable', fault: { reason, message } });
    else void takes.end(new Fault(reason, message, error));
  };
  const encoder = createCameraEncoder({
    preRollS: () => state.preRollS,
    framesPerS: () => state.framesPerS,
    onPacket: (packet, config) => {
      takes.add(packet, config);
    },
    onFault: unable,
  });
  const takes: Takes = createTakes({ say, append, flush: encoder.flush });
  const takeFrame = frameTaker(state, { encoder, takes, say, unable });
  return {
    begin(framesPerS) {
      Object.assign(state, { framesPerS, isUnable: false, lastUs: -Infinity });
      encoder.close();
    },
    take: takeFrame,
    arm(preRollS) {
      Object.assign(state, { preRollS, isUnable: false });
      if (preRollS === 0) encoder.ring.clear();
    },
    start(order) {
      state.isUnable = false;
      if (order.from === 'pre-roll') {
        if (!takeKept(encoder, takes)) say({ kind: 'end', fault: null });
      } else state.due = order;
    },
    end() {
      state.due = null;
      takes.current()?.endBefore(state.lastUs + 1);
      return takes.end();
    },
    abandon: takes.abandon,
  };
}

interface FrameParts {
  readonly encoder: CameraEncoder;
  readonly takes: Takes;
  readonly say: (message: FromRecordWorker) => void;
  readonly unable: (error: unknown) => void;
}

function frameTaker(state: PathState, { encoder, takes, say, unable }: FrameParts) {
  const encode = async (frame: VideoFrame) => {
    const { timestamp } = frame;
    if (takes.current()?.isOverAt(timestamp) === true) void takes.end();
    const isWanted = state.due !== null || takes.current() !== null || state.preRollS > 0;
    if (state.isUnable || !isWanted) {
      frame.close();
      if (takes.current() === null) encoder.close();
      return;
    }
    const opened = await encoder
      .openFor(frame, takes.current() === null)
      .catch((error: unknown) => {
        frame.close();
        unable(error);
        return null;
      });
    if (opened === null) return;
    const due = takes.current() === null ? state.due : null;
    const isTaken = opened.encoding.encode(frame, { isKey: due !== null });
    if (due !== null && isTaken) {
      Object.assign(state, { due: null, skipped: 0 });
      takes.begin(opened, { startUs: timestamp, durationUs: due.durationUs });
    }
    if (!isTaken && takes.current()?.timeOf(timestamp) != null) state.skipped += 1;
  };
  return async (frame: VideoFrame) => {
    const { timestamp } = frame;
    if (timestamp <= state.lastUs) {
      frame.close();
      return;
    }
    state.lastUs = timestamp;
    await encode(frame);
    const recordedUs = takes.current()?.timeOf(timestamp) ?? null;
    say({
      ...{ kind: 'frame', timestampUs: timestamp, recordedUs },
      ...{ skipped: state.skipped, keptUs: encoder.ring.keptUs() },
    });
  };
}

/** What just happened, as a recording that is over at once. @returns false where nothing was kept. */
function takeKept({ ring, kept }: CameraEncoder, takes: Takes): boolean {
  const packets = ring.packets();
  const [first] = packets;
  const made = kept();
  if (first === undefined || made === null || takes.current() !== null) return false;
  const take = takes.begin(made.chosen, { startUs: first.microsecondTimestamp, durationUs: null });
  for (const packet of packets) take.add(packet, made.config);
  take.endBefore((packets.at(-1)?.microsecondTimestamp ?? 0) + 1);
  void takes.end();
  return true;
}
