/** Where the playhead is, whether or not its picture has come in. */
import { describe, expect, it } from 'vitest';
import type { FromPlayer, ToPlayer } from '../../../renderer/player/player-messages.ts';
import { createPlayer } from '../../../renderer/player/player.ts';
import { createFrameTimes } from '../../../renderer/timeline/frame-times.ts';

const FRAMES = 100;

/** A decoder that shows nothing before it is told to. */
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

function slowPlayer() {
  const worker = new SlowWorker();
  const timestampsUs = Float64Array.from({ length: FRAMES }, (_, frame) => frame * 100_000);
  let nowMs = 0;
  const player = createPlayer({
    worker: worker as unknown as Worker,
    smallWorker: new SlowWorker() as unknown as Worker,
    media: 'clip.mp4',
    times: createFrameTimes(timestampsUs),
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
  return { player, worker, wanted, wait };
}

describe('the playhead', () => {
  it('is where it was sent, before the picture is there', () => {
    const { player, worker } = slowPlayer();
    player.seek(40);
    expect([player.playhead(), player.frame$.value]).toEqual([40, 0]);
    player.step(2);
    expect(player.playhead()).toBe(42);
    worker.show(42);
    expect([player.playhead(), player.frame$.value]).toEqual([42, 42]);
  });

  it('is the frame on screen while the clip plays', () => {
    const { player, worker, wait, wanted } = slowPlayer();
    player.play('forward');
    wait(350);
    expect(wanted()).toBe(3);
    expect(player.playhead()).toBe(0);
    worker.show(3);
    expect(player.playhead()).toBe(3);
  });

  it('is where playing begins, once its picture is there', () => {
    const { player, worker, wait, wanted } = slowPlayer();
    player.seek(40);
    player.play('forward');
    wait(5000);
    expect(wanted()).toBe(40);
    worker.show(40);
    wait(350);
    expect(wanted()).toBe(43);
  });

  it('begins again from the first frame after the last', () => {
    const { player, wanted } = slowPlayer();
    player.seek(FRAMES - 1);
    player.play('forward');
    expect(wanted()).toBe(0);
  });
});
