/** A session's log on its way to the host: from its beginning, in order, in pieces, and never in the labels' way. */
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../contract/fault.ts';
import type { SessionLogLine } from '../../../contract/session-log.ts';
import type { CommandHandlers } from '../../../contract/window/commands.ts';
import type { KeptLog } from '../../../contract/window/watching.ts';
import { createLogKeeper, MOST_LINES } from '../../../renderer/watching/log-keeper.ts';
import { createFakeHost } from './fake-host.ts';

const line = (frame: number): SessionLogLine => ({
  kind: 'drop',
  frame,
  timestampUs: 0,
  cause: 'replaced',
});
const lines = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => line(from + i));
const place: KeptLog = { name: 'a.jsonl', path: '/logs/a.jsonl' };

function open(handlers: Partial<CommandHandlers> = {}) {
  const pieces: number[][] = [];
  const take = (piece: readonly SessionLogLine[]) => {
    pieces.push(piece.map((one) => (one.kind === 'drop' ? one.frame : -1)));
  };
  const host = createFakeHost({
    'log.keep': ({ lines: piece }) => {
      take(piece);
      return Promise.resolve(place);
    },
    'log.append': ({ lines: piece }) => {
      take(piece);
      return Promise.resolve({});
    },
    ...handlers,
  });
  const kept: (KeptLog | null)[] = [];
  const faults: Fault[] = [];
  const keeper = createLogKeeper({
    host,
    session: 4,
    onKept: (log) => kept.push(log),
    onFailed: (fault) => faults.push(fault),
  });
  return { keeper, host, pieces, kept, faults };
}

describe('the log keeper', () => {
  it('sends nothing while the log is not to be kept', async () => {
    const { keeper, host } = open();
    keeper.add(lines(0, 5));
    keeper.send();
    await keeper.finish();
    expect(host.asked).toEqual([]);
  });

  it('keeps the log from its beginning, in order, in pieces that a message can carry', async () => {
    const { keeper, pieces, kept, host } = open();
    keeper.add(lines(0, 4500));
    const keeping = keeper.keep();
    keeper.add(lines(4500, 10));
    await keeping;
    keeper.add(lines(4510, 1));
    keeper.send();
    await keeper.finish();
    expect(pieces.flat()).toEqual(Array.from({ length: 4511 }, (_, i) => i));
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(2000);
    expect(kept).toEqual([place]);
    expect(host.argsOf('log.keep')).toHaveLength(1);
    await keeper.keep();
    expect(host.argsOf('log.keep')).toHaveLength(1);
  });

  it('never sends a piece before the one before it was written', async () => {
    const gates: PromiseWithResolvers<undefined>[] = [];
    const { keeper, host } = open({
      'log.append': async () => {
        const gate = Promise.withResolvers<undefined>();
        gates.push(gate);
        await gate.promise;
        return {};
      },
    });
    await keeper.keep();
    for (let i = 0; i < 3; i++) {
      keeper.add([line(i)]);
      keeper.send();
    }
    await new Promise((next) => setImmediate(next));
    expect(host.argsOf('log.append')).toHaveLength(1);
    const finished = keeper.finish();
    while (gates.length > 0) {
      gates.shift()?.resolve(undefined);
      await new Promise((next) => setImmediate(next));
    }
    await finished;
    const sent = host.argsOf('log.append') as { lines: SessionLogLine[] }[];
    expect(sent.flatMap((piece) => piece.lines)).toEqual(lines(0, 3));
  });

  it('may be asked again where the host would not begin', async () => {
    let isFull = true;
    const { keeper, pieces } = open({
      'log.keep': ({ lines: piece }) => {
        if (isFull) throw new Fault('disk', 'The disk is full; make room.');
        pieces.push(piece.map(() => 0));
        return Promise.resolve(place);
      },
    });
    keeper.add(lines(0, 3));
    await expect(keeper.keep()).rejects.toMatchObject({ reason: 'disk' });
    expect(keeper.isKept()).toBe(false);
    isFull = false;
    await keeper.keep();
    expect(pieces[0]).toHaveLength(3);
  });

  it('says once that the log can be written no more, and lets the session go on', async () => {
    const { keeper, faults, kept, host } = open({
      'log.append': () => Promise.reject(new Fault('disk', 'The disk is full; make room.')),
    });
    await keeper.keep();
    for (let i = 0; i < 3; i++) {
      keeper.add([line(i)]);
      keeper.send();
      await new Promise((next) => setImmediate(next));
    }
    await keeper.finish();
    expect(faults).toMatchObject([{ message: 'The disk is full; make room.' }]);
    expect(kept).toEqual([place, null]);
    expect(host.argsOf('log.append')).toHaveLength(1);
    await expect(keeper.keep()).rejects.toThrow('no more');
  });

  it('refuses to keep what has become too long, in one sentence', async () => {
    const { keeper, host } = open();
    keeper.add(lines(0, MOST_LINES));
    keeper.add([line(0)]);
    await expect(keeper.keep()).rejects.toThrow('too long');
    expect(host.asked).toEqual([]);
  });
});
