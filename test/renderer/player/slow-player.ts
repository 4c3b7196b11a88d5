/** A player whose decoder shows nothing before it is told to. */
import type { FromPlayer, ToPlayer } from '../../../renderer/player/player-messages.ts';
import { createPlayer } from '../../../renderer/player/player.ts';
import { createFrameTimes } from '../../../renderer/timeline/frame-times.ts';

export const FRAMES = 100;

class SlowWorker extends EventTarget {
  readonly asked: ToPlayer[] = [];
  postMessage(message: ToPlayer): void {
    this.asked.push(message);
  }
  show(frame: number): void {
    const picture = { close: () => undefined } as unknown as VideoFrame;
    const data: FromPlayer = { kind: 'frame', frame, picture };
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
  terminate(): void {
    this.asked.length = 0;
  }
}

export function slowPlayer() {
  const worker = new SlowWorker();
  const timestampsUs = Float64Array.from({ length: FRAMES }, (_, frame) => frame * 100_000);
  const times = createFrameTimes(timestampsUs);
  let nowMs = 0;
  const player = createPlayer({
    worker: worker as unknown as Worker,
    smallWorker: new SlowWorker() as unknown as Worker,
    media: 'clip.mp4',
    times,
    timestampsUs,
    now: () => nowMs,
    onSmall: () => undefined,
  });
  worker.show(0);
  const wanted = () =>
    worker.asked.flatMap((one) => (one.kind === 'want' ? [one.frame] : [])).at(-1);
  const wait = (ms: number) => {
    nowMs += ms;
    player.tick(nowMs);
  };
  return { player, worker, times, wanted, wait };
}
