/** The frame-exact player: every frame by its index, forwards and backwards at any speed; what it shows is what it says. */
import { BehaviorSubject } from 'rxjs';
import type { Stretch } from '../../contract/labelling/segments.ts';
import type { FaultValue } from '../../contract/job.ts';
import type { FrameTimes } from '../timeline/frame-times.ts';
import { createAim, type Direction } from './aim.ts';
import { dueAt, nextSpeed, startOf, type Playing } from './play-clock.ts';
import type { FromPlayer, ToPlayer } from './player-messages.ts';

export interface PlayerState {
  readonly phase: 'opening' | 'ready' | 'failed';
  readonly fault: FaultValue | null;
  readonly direction: Direction;
  readonly speed: number;
  readonly loop: Stretch | null;
}

export interface Player {
  readonly state$: BehaviorSubject<PlayerState>;
  /** Index of the frame on screen. */
  readonly frame$: BehaviorSubject<number>;
  /** Which frame keys act on: the one on screen while the clip plays, else the one sought, though its picture may not be there yet. */
  readonly playhead: () => number;
  readonly seek: (frame: number) => void;
  readonly step: (by: number) => void;
  readonly play: (direction: Direction) => void;
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
  /** Both owned by the player from here on: a pass for small pictures must not hold up the large one. */
  readonly worker: Worker;
  readonly smallWorker: Worker;
  readonly media: string;
  readonly times: FrameTimes;
  readonly timestampsUs: Float64Array;
  readonly onSmall: (frame: number, picture: ImageBitmap) => void;
  readonly now: () => number;
}

const still = { phase: 'opening', fault: null, direction: 'still', speed: 1, loop: null } as const;

export function createPlayer(options: PlayerOptions): Player {
  const { worker, smallWorker, media, timestampsUs } = options;
  const screen = createScreen();
  const wishes = createWishes(options);
  const { state$, frame$, change } = wishes;
  const failed = (fault: FaultValue) => {
    wishes.halt();
    change({ phase: 'failed', fault, direction: 'still' });
  };
  worker.addEventListener('message', ({ data }: MessageEvent<FromPlayer>) => {
    if (data.kind === 'opened') change({ phase: 'ready' });
    else if (data.kind === 'failed') failed(data.fault);
    else if (data.kind === 'frame') {
      screen.paint(data.picture);
      if (state$.value.phase !== 'ready') change({ phase: 'ready', fault: null });
      frame$.next(data.frame);
    }
  });
  worker.addEventListener('error', ({ message }) => {
    failed({ reason: 'failed', message: `The player failed: ${message}.` });
  });
  smallWorker.addEventListener('message', ({ data }: MessageEvent<FromPlayer>) => {
    if (data.kind === 'small') options.onSmall(data.frame, data.picture);
  });
  const opening: ToPlayer = { kind: 'open', media, timestampsUs };
  for (const one of [worker, smallWorker]) one.postMessage(opening);
  wishes.seek(0);
  return {
    ...{ state$, frame$, seek: wishes.seek, play: wishes.play, tick: wishes.tick },
    playhead: wishes.playhead,
    ...controlsOf(wishes),
    showOn(canvas) {
      screen.show(canvas);
      if (canvas !== null) wishes.repeat();
    },
    wantSmall: (frame) => {
      const wish: ToPlayer = { kind: 'want-small', frame };
      smallWorker.postMessage(wish);
    },
    close: () => {
      for (const one of [worker, smallWorker]) one.terminate();
      screen.show(null);
    },
  };
}

type Wishes = ReturnType<typeof createWishes>;

/** What the player says of itself. */
function createShown() {
  const state$ = new BehaviorSubject<PlayerState>(still);
  return {
    state$,
    frame$: new BehaviorSubject(0),
    change: (changes: Partial<PlayerState>) => {
      state$.next({ ...state$.value, ...changes });
    },
  };
}

/** How the wanted frame moves on while the clip plays. */
function createWishes({ worker, times, now }: PlayerOptions) {
  const { state$, frame$, change } = createShown();
  const aim = createAim({
    direction: () => state$.value.direction,
    shown: () => frame$.value,
    ask: (wish) => {
      worker.postMessage(wish);
    },
  });
  let playing: Playing | null = null;
  /** Where playing goes on from: what is on screen, or is about to be. */
  const anchor = (frame: number) => {
    const { direction, speed } = state$.value;
    const rate = direction === 'backward' ? -speed : speed;
    const timeUs = startOf(frame, rate < 0, times);
    playing = direction === 'still' ? null : { atMs: now(), timeUs, rate };
  };
  const seek = (frame: number, isBackward?: boolean) => {
    const inside = Math.max(0, Math.min(times.frames - 1, frame));
    aim.send(inside, isBackward);
    anchor(inside);
  };
  return {
    ...{ state$, frame$, change, seek, anchor, playhead: aim.playhead, repeat: aim.repeat },
    halt() {
      playing = null;
      aim.forget();
    },
    play: (direction: Direction) => {
      const from = aim.playhead();
      change({ direction });
      const isOver = from === times.frames - 1 && state$.value.loop === null;
      if (direction === 'forward' && isOver) seek(0);
      else anchor(from);
    },
    tick: (nowMs: number) => {
      if (playing === null) return;
      const awaited = aim.awaited();
      if (awaited !== null) {
        anchor(awaited);
        return;
      }
      const scene = { times, loop: state$.value.loop, shown: frame$.value };
      const due = dueAt(nowMs, playing, scene);
      playing = due.playing;
      aim.want(due.frame);
      if (playing === null) change({ direction: 'still' });
    },
  };
}

function controlsOf({ state$, change, seek, anchor, playhead, play }: Wishes) {
  const setSpeed = (speed: number) => {
    change({ speed });
    anchor(playhead());
  };
  return {
    setSpeed,
    step(by: number) {
      play('still');
      seek(playhead() + by, by < 0);
    },
    toggle() {
      play(state$.value.direction === 'still' ? 'forward' : 'still');
    },
    faster(by: 1 | -1) {
      setSpeed(nextSpeed(state$.value.speed, by));
    },
    loop(loop: Stretch | null) {
      change({ loop });
      if (loop === null) return;
      const frame = playhead();
      const isInside = loop.startFrame <= frame && frame < loop.endFrame;
      if (!isInside) seek(loop.startFrame);
    },
  };
}

/** The canvas that the pictures go to, while there is one. */
function createScreen() {
  let canvas: HTMLCanvasElement | null = null;
  return {
    show(next: HTMLCanvasElement | null) {
      canvas = next;
    },
    paint(picture: VideoFrame) {
      if (canvas !== null) paint(canvas, picture);
      picture.close();
    },
  };
}

function paint(canvas: HTMLCanvasElement, picture: VideoFrame): void {
  const { displayWidth, displayHeight } = picture;
  if (canvas.width !== displayWidth) canvas.width = displayWidth;
  if (canvas.height !== displayHeight) canvas.height = displayHeight;
  canvas.getContext('2d', { alpha: false })?.drawImage(picture, 0, 0);
}
