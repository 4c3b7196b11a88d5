/** The frame-exact player: every frame by its index, forwards and backwards at any speed; what it shows is what it says. */
import { BehaviorSubject } from 'rxjs';
import type { Stretch } from '../../contract/labelling/segments.ts';
import type { FaultValue } from '../../contract/job.ts';
import type { FrameTimes } from '../timeline/frame-times.ts';
import { dueAt, nextSpeed, startOf, type Playing } from './play-clock.ts';
import type { FromPlayer, ToPlayer } from './player-messages.ts';

export interface PlayerState {
  readonly phase: 'opening' | 'ready' | 'failed';
  readonly fault: FaultValue | null;
  readonly direction: 'still' | 'forward' | 'backward';
  readonly speed: number;
  readonly loop: Stretch | null;
}

export interface Player {
  readonly state$: BehaviorSubject<PlayerState>;
  /** Index of the frame on screen. */
  readonly frame$: BehaviorSubject<number>;
  readonly seek: (frame: number) => void;
  readonly step: (by: number) => void;
  readonly play: (direction: PlayerState['direction']) => void;
  readonly toggle: () => void;
  readonly faster: (by: 1 | -1) => void;
  readonly setSpeed: (speed: number) => void;
  readonly loop: (stretch: Stretch | null) => void;
  /** Called every animation frame. */
  readonly tick: (nowMs: number) => void;
  /** Shows on this canvas from now on; null on none. */
  readonly showOn: (canvas: HTMLCanvasElement | null) => void;
  readonly wantSmall: (frame: number) => void;
  readonly close: () => void;
}

export interface PlayerOptions {
  /** Owned by the player from here on. */
  readonly worker: Worker;
  readonly media: string;
  readonly times: FrameTimes;
  readonly timestampsUs: Float64Array;
  readonly onSmall: (frame: number, picture: ImageBitmap) => void;
  readonly now: () => number;
}

const still = { phase: 'opening', fault: null, direction: 'still', speed: 1, loop: null } as const;

export function createPlayer(options: PlayerOptions): Player {
  const { worker, media, times, timestampsUs, now } = options;
  const state$ = new BehaviorSubject<PlayerState>(still);
  const frame$ = new BehaviorSubject(0);
  let playing: Playing | null = null;
  let wanted = -1;
  let canvas: HTMLCanvasElement | null = null;
  const say = (message: ToPlayer) => {
    worker.postMessage(message);
  };
  const change = (changes: Partial<PlayerState>) => {
    state$.next({ ...state$.value, ...changes });
  };
  const isBackward = () => state$.value.direction === 'backward';
  const want = (frame: number, back = isBackward()) => {
    if (frame === wanted) return;
    wanted = frame;
    say({ kind: 'want', frame, isBackward: back });
  };
  /** Where playing goes on from: what is on screen, or is about to be. */
  const anchor = (frame: number) => {
    const { direction, speed } = state$.value;
    if (direction === 'still') playing = null;
    else {
      const rate = direction === 'backward' ? -speed : speed;
      playing = { atMs: now(), timeUs: startOf(frame, rate < 0, times), rate };
    }
  };
  const seek = (frame: number, back?: boolean) => {
    const inside = Math.max(0, Math.min(times.frames - 1, frame));
    want(inside, back);
    anchor(inside);
  };
  const play = (direction: PlayerState['direction']) => {
    change({ direction });
    const last = times.frames - 1;
    const isAtEnd = direction === 'forward' && frame$.value === last && state$.value.loop === null;
    if (isAtEnd) seek(0);
    else anchor(frame$.value);
  };
  const setSpeed = (speed: number) => {
    change({ speed });
    anchor(frame$.value);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<FromPlayer>) => {
    if (data.kind === 'small') options.onSmall(data.frame, data.picture);
    else if (data.kind === 'opened') change({ phase: 'ready' });
    else if (data.kind === 'failed') {
      playing = null;
      change({ phase: 'failed', fault: data.fault, direction: 'still' });
    } else {
      paint(canvas, data.picture);
      if (state$.value.phase !== 'ready') change({ phase: 'ready', fault: null });
      frame$.next(data.frame);
    }
  });
  worker.addEventListener('error', ({ message }) => {
    const fault = { reason: 'failed', message: `The player failed: ${message}.` } as const;
    change({ phase: 'failed', fault, direction: 'still' });
  });
  say({ kind: 'open', media, timestampsUs });
  want(0);
  return {
    state$,
    frame$,
    seek,
    play,
    setSpeed,
    step: (by) => {
      play('still');
      seek((wanted < 0 ? frame$.value : wanted) + by, by < 0);
    },
    toggle: () => {
      play(state$.value.direction === 'still' ? 'forward' : 'still');
    },
    faster: (by) => {
      setSpeed(nextSpeed(state$.value.speed, by));
    },
    loop(loop) {
      change({ loop });
      if (loop === null) return;
      const isInside = loop.startFrame <= frame$.value && frame$.value < loop.endFrame;
      if (!isInside) seek(loop.startFrame);
    },
    tick(nowMs) {
      if (playing === null) return;
      const scene = { times, loop: state$.value.loop, shown: frame$.value };
      const due = dueAt(nowMs, playing, scene);
      playing = due.playing;
      want(due.frame);
      if (playing === null) change({ direction: 'still' });
    },
    showOn(next) {
      canvas = next;
      if (next === null || wanted < 0) return;
      say({ kind: 'want', frame: wanted, isBackward: isBackward() });
    },
    wantSmall: (frame) => {
      say({ kind: 'want-small', frame });
    },
    close: () => {
      worker.terminate();
      canvas = null;
    },
  };
}

/** Closes the picture. */
function paint(canvas: HTMLCanvasElement | null, picture: VideoFrame): void {
  if (canvas !== null) {
    const { displayWidth, displayHeight } = picture;
    if (canvas.width !== displayWidth) canvas.width = displayWidth;
    if (canvas.height !== displayHeight) canvas.height = displayHeight;
    canvas.getContext('2d', { alpha: false })?.drawImage(picture, 0, 0);
  }
  picture.close();
}
