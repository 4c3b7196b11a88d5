/** Where the playhead is, whether or not its picture has come in. */
import { describe, expect, it } from 'vitest';
import { FRAMES, slowPlayer } from './slow-player.ts';

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
