/** Single keys while something runs: taken from a terminal alone, and the terminal given back as it was. */
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { listenForKeys, type KeyInput } from '../../../main/terminal/keys.ts';

function open(isTTY: boolean) {
  const happened: string[] = [];
  const emitter = new EventEmitter();
  const input = Object.assign(emitter, {
    isTTY,
    setRawMode: (isRaw: boolean) => happened.push(isRaw ? 'raw' : 'cooked'),
    resume: () => happened.push('listens'),
    pause: () => happened.push('rests'),
  }) as unknown as KeyInput;
  const stop = listenForKeys({
    input,
    keys: { p: () => happened.push('p') },
    onInterrupt: () => happened.push('interrupt'),
  });
  const type = (text: string) => emitter.emit('data', Buffer.from(text));
  return { happened, stop, type, emitter };
}

describe('keys', () => {
  it('are taken one by one, capitals too, and Ctrl-C still interrupts', () => {
    const { happened, type, stop } = open(true);
    type('p');
    type('xPp');
    type('\u0003');
    stop?.();
    expect(happened).toEqual(['raw', 'listens', 'p', 'p', 'p', 'interrupt', 'cooked', 'rests']);
  });

  it('are let go of', () => {
    const { emitter, stop } = open(true);
    expect(emitter.listenerCount('data')).toBe(1);
    stop?.();
    expect(emitter.listenerCount('data')).toBe(0);
  });

  it('are not read from a pipe or a file', () => {
    const { happened, stop } = open(false);
    expect(stop).toBeNull();
    expect(happened).toEqual([]);
  });
});
