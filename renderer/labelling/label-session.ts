/** Opens one clip for labelling: its times, its player, and the way its edits go to the host. */
import type { Track } from '../../contract/track.ts';
import type { AnswerOf } from '../../contract/window/commands.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';
import { createPlayer } from '../player/player.ts';
import { createFrameTimes, readTimestamps } from '../timeline/frame-times.ts';
import type { Labeller } from './labeller.ts';
import type { OpenClip } from './label-state.ts';
import { createOrderQueue, type OrderQueue } from './order-queue.ts';

export interface SessionParts {
  readonly host: LongtakeHost;
  readonly startWorker: () => Worker;
  readonly fetchBytes: (address: string) => Promise<ArrayBuffer>;
  readonly now: () => number;
  readonly onFault: (error: unknown) => void;
}

export interface Session {
  readonly open: OpenClip;
  readonly queue: OrderQueue;
  readonly tracks: readonly Track[];
  readonly readOnly: AnswerOf<'labels.open'>['readOnly'];
  readonly close: () => Promise<void>;
}

export interface SessionRequest {
  readonly clip: string;
  readonly labeller: Labeller;
  readonly takeOver: boolean;
  readonly onChange: () => void;
  readonly onSmall: (frame: number, picture: ImageBitmap) => void;
}

/** @throws Fault */
export async function openSession(parts: SessionParts, request: SessionRequest): Promise<Session> {
  const { host, onFault } = parts;
  const { clip, labeller, takeOver, onChange, onSmall } = request;
  const at = { clip, set: labeller.set };
  const who = labeller.annotator === null ? {} : { annotator: labeller.annotator };
  const { tracks } = await host.invoke('classes.list', {});
  const opened = await host.invoke('labels.open', { ...at, ...who, takeOver });
  const timestampsUs = readTimestamps(await parts.fetchBytes(opened.timestampsAddress));
  const times = createFrameTimes(timestampsUs);
  const player = createPlayer({
    worker: parts.startWorker(),
    smallWorker: parts.startWorker(),
    media: opened.mediaAddress,
    times,
    timestampsUs,
    now: parts.now,
    onSmall,
  });
  const queue = createOrderQueue({
    host,
    at,
    frames: times.frames,
    begin: { segments: opened.tracks, undo: opened.undo, redo: opened.redo },
    onChange,
    onRefused: onFault,
  });
  return {
    open: { clip: opened.clip, set: opened.set, times, player },
    queue,
    tracks,
    readOnly: opened.readOnly,
    async close() {
      player.close();
      await queue.settled();
      await host.invoke('labels.close', at).catch(onFault);
    },
  };
}
