/** What a view can know of the live session, and what it can ask of it. The session itself runs in workers. */
import type { FaultReason } from '../../contract/fault.ts';
import type { LiveCounters } from '../../contract/live-counters.ts';
import type { ModelCard } from '../../contract/window/cards.ts';
import type { KeptLog } from '../../contract/window/watching.ts';
import type { History } from './history.ts';

export type WatchSource =
  | { readonly kind: 'camera'; readonly deviceId: string | null; readonly name: string | null }
  | { readonly kind: 'sample' }
  | { readonly kind: 'file'; readonly file: File }
  /** A kept session log: its events and its strip, without a picture. */
  | { readonly kind: 'replay'; readonly name: string };

/**
 * idle: nothing was begun, or it was ended by the user;
 * starting: model, extractor and source are being opened;
 * live: frames come and get their labels;
 * waiting: the source is away and is looked for by itself; the memory is kept;
 * ended: a file has been played to its end, or a log shown whole; the history stays;
 * failed: it cannot go on without the user; `remark` says why and what to do.
 */
export type WatchPhase = 'idle' | 'starting' | 'live' | 'waiting' | 'ended' | 'failed';

export interface Remark {
  readonly reason: FaultReason | 'opening';
  /** One sentence. */
  readonly message: string;
}

export interface WatchState {
  readonly phase: WatchPhase;
  /** What is watched, or was last: it stays when it was ended by the user. Null before the first session. */
  readonly source: WatchSource | null;
  /** Null when all is well. */
  readonly remark: Remark | null;
  /** Whose classes the history speaks of; it stays, like the history, until the next session's is known. */
  readonly model: ModelCard | null;
  readonly extractorName: string | null;
  /** For a <video>: the camera itself, or what the live worker decodes of a file. Null in a replay. */
  readonly picture: MediaStream | null;
  /** The camera that is open, as the system calls it. */
  readonly cameraName: string | null;
  /** Null while the session is not kept. */
  readonly keptLog: KeptLog | null;
  /** Renewed about twice a second; the same object until then. */
  readonly counters: LiveCounters | null;
  /** Frames per second that came in over the last few seconds; null before there were any. */
  readonly framesPerS: number | null;
  /** Seconds of stream time since the memory last began afresh; null before the first step. */
  readonly remembersS: number | null;
  /** Sum of resets so far, and the cause of the last. */
  readonly lastReset: { readonly cause: string; readonly count: number } | null;
}

export interface Watching {
  /** The same object until something changes: fit for useSyncExternalStore. */
  readonly state: () => WatchState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Filled outside of any framework, read by whoever draws. */
  readonly history: History;
  /** Ends what runs, if anything does, and begins anew. Failures end up in the state, never as a rejection. */
  readonly begin: (source: WatchSource, modelId: string | null) => Promise<void>;
  readonly end: () => Promise<void>;
  /** Sets the hidden state back to h_0. */
  readonly reset: () => void;
  /** Another camera within the same session: the memory begins afresh, the log goes on. */
  readonly changeCamera: (deviceId: string | null, name: string | null) => void;
  /** Another model on the same source. */
  readonly changeModel: (modelId: string | null) => Promise<void>;
  /** Keeps the session's log, from its beginning. */
  readonly keepLog: () => Promise<void>;
}
