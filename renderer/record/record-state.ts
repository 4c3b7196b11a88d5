/** What can be known of a recorder, and what can be asked of it; views know it by this file alone. */
import type { FaultValue } from '../../contract/job.ts';
import type { RecordedClip, RecordSetup } from '../../contract/window/recording-commands.ts';

export type RecordPhase =
  /** Nobody wants to record. */
  | 'off'
  /** The camera is being opened, or is away. */
  | 'waiting'
  | 'ready'
  | 'counting'
  | 'recording'
  /** The last of it goes to the disk. */
  | 'saving';

export interface ClassRef {
  readonly track: string;
  readonly classId: string;
}

/** A class that was held, in the recording's time; it lasts while `toUs` is null. */
export interface PaintedSpan extends ClassRef {
  readonly fromUs: number;
  readonly toUs: number | null;
}

export interface RecordState {
  readonly phase: RecordPhase;
  /** The camera itself, for a <video>. */
  readonly picture: MediaStream | null;
  readonly cameraName: string | null;
  /** One sentence on what is wrong, or was. */
  readonly remark: FaultValue | null;
  /** Null until the host has told it. */
  readonly setup: RecordSetup | null;
  /** Why nothing can be recorded into the project. */
  readonly setupFault: FaultValue | null;
  /** Whole seconds until it begins; null while none are counted. */
  readonly countdownS: number | null;
  readonly recordedUs: number;
  /** Frames left out since the encoder could not keep up. */
  readonly skipped: number;
  /** How much of the past could be saved now. */
  readonly keptUs: number;
  readonly held: readonly ClassRef[];
  readonly spans: readonly PaintedSpan[];
  /** The clip made last. */
  readonly last: RecordedClip | null;
}

export interface Recorder {
  readonly state: () => RecordState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Opens the camera, and keeps it open until `close`; a recording that runs then goes on until it ends. */
  readonly open: () => void;
  readonly close: () => void;
  /** Asks anew what there is to record into. */
  readonly renew: () => Promise<void>;
  /** Begins after the countdown, calls the countdown off, or ends the recording. */
  readonly toggle: () => void;
  /** Makes a clip of the last seconds. */
  readonly saveKept: () => void;
  /** The <video> shows a frame that was captured at this instant of the page's clock. */
  readonly shown: (captureMs: number) => void;
  /** A class key went down or came up. */
  readonly hold: (ref: ClassRef) => void;
  readonly release: (ref: ClassRef) => void;
  /** Another camera, size, rate or pre-roll was chosen. */
  readonly changed: () => void;
}

export const recordOff: RecordState = {
  phase: 'off',
  picture: null,
  cameraName: null,
  remark: null,
  setup: null,
  setupFault: null,
  countdownS: null,
  recordedUs: 0,
  skipped: 0,
  keptUs: 0,
  held: [],
  spans: [],
  last: null,
};
