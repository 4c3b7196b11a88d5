/** The page's end of the window's wire, over a real socket to a host of the test's own. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { decode, encode } from '@msgpack/msgpack';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocketServer, type WebSocket as ServerSocket } from 'ws';
import type { InvokeMessage, Outcome } from '../../../contract/window/host.ts';
import type { Push } from '../../../contract/window/pushes.ts';
import { hostOver } from '../../../renderer/host/connect-host.ts';
import { openWebBridge } from '../../../renderer/host/web-bridge.ts';

/** @param answer what the host says to a message; null says nothing. */
async function connect(answer: (message: InvokeMessage) => unknown = () => null) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  const sockets: ServerSocket[] = [];
  server.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('message', (data) => {
      const reply = answer(decode(data as Buffer) as InvokeMessage);
      if (reply !== null) socket.send(encode(reply));
    });
  });
  onTestFinished(() => {
    sockets.forEach((socket) => {
      socket.terminate();
    });
    server.close();
  });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const bridge = await openWebBridge(new WebSocket(`ws://127.0.0.1:${String(port)}/window`));
  const host = hostOver(bridge);
  const pushes: Push[] = [];
  const stop = host.onPush((push) => pushes.push(push));
  return { host, bridge, pushes, stop, socket: () => sockets[0]! };
}

const answering = (outcome: Outcome) => (message: InvokeMessage) => ({
  kind: 'answer',
  id: message.id,
  outcome,
});

/** Console errors of this test, instead of on the console. */
function listenToConsole() {
  const spy = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => {
    spy.mockRestore();
  });
  return spy;
}

describe('the bridge to a web host', () => {
  it('carries a command and its answer, and matches answers by number, not by order', async () => {
    const held: InvokeMessage[] = [];
    const { host, socket } = await connect((message) => {
      held.push(message);
      if (held.length < 2) return null;
      for (const { id, args } of held.toReversed()) {
        const { name } = args as { name: string };
        const value = { lines: [], next: null, notes: [name] };
        socket().send(encode({ kind: 'answer', id, outcome: { ok: true, value } }));
      }
      return null;
    });
    const [a, b] = await Promise.all([
      host.invoke('logs.read', { name: 'a', from: 0 }),
      host.invoke('logs.read', { name: 'b', from: 0 }),
    ]);
    expect([a.notes, b.notes]).toEqual([['a'], ['b']]);
    expect(held[0]?.command).toBe('logs.read');
  });

  it('leaves out what is undefined', async () => {
    const asked: unknown[] = [];
    const { host } = await connect((message) => {
      asked.push(message.args);
      return answering({ ok: false, fault: { reason: 'failed', message: 'No.' } })(message);
    });
    const change = { theme: 'light', camera: undefined } as const;
    await expect(host.invoke('settings.change', change)).rejects.toThrow('No.');
    expect(asked).toEqual([{ theme: 'light' }]);
  });

  it('turns a refusal into a Fault of the same reason', async () => {
    const fault = { reason: 'project-newer', message: 'It is of a newer version.' } as const;
    const { host } = await connect(answering({ ok: false, fault }));
    await expect(host.invoke('app.start', {})).rejects.toMatchObject({ name: 'Fault', ...fault });
  });

  it('refuses an answer that makes no sense', async () => {
    const { host } = await connect(answering({ ok: true, value: { models: 'none' } }));
    await expect(host.invoke('models.list', {})).rejects.toThrow('answer to models.list');
  });

  it('passes pushes on, leaves those that make no sense, and stops when it is told to', async () => {
    const errors = listenToConsole();
    const { host, pushes, stop, socket } = await connect(
      answering({ ok: true, value: { models: [], problems: [] } }),
    );
    const push = (content: unknown) => {
      socket().send(encode({ kind: 'push', push: content }));
    };
    push({ kind: 'resumed' });
    push({ kind: 'nonsense' });
    socket().send(encode({ kind: 'what' }));
    socket().send('plain text');
    socket().send(Buffer.from([0xc1]));
    push({ kind: 'models-changed' });
    await host.invoke('models.list', {});
    expect(pushes).toEqual([{ kind: 'resumed' }, { kind: 'models-changed' }]);
    expect(errors).toHaveBeenCalledTimes(4);
    stop();
    push({ kind: 'resumed' });
    await host.invoke('models.list', {});
    expect(pushes).toHaveLength(2);
  });

  it('tells of a lost wire, fails what is under way, and everything after it at once', async () => {
    const { host, pushes, socket } = await connect();
    const waiting = host.invoke('app.about', {});
    const failed = expect(waiting).rejects.toMatchObject({ reason: 'failed' });
    socket().close();
    await failed;
    expect(pushes).toMatchObject([{ kind: 'host-gone' }]);
    await expect(host.invoke('app.about', {})).rejects.toThrow('has ended');
  });

  it('is refused in one sentence where nobody answers', async () => {
    const socket = new WebSocket('ws://127.0.0.1:9/window');
    await expect(openWebBridge(socket)).rejects.toMatchObject({ name: 'Fault', reason: 'failed' });
  });
});

describe('the host over a bridge', () => {
  it('turns what a broken bridge throws into a Fault', async () => {
    const host = hostOver({
      invoke: () => Promise.reject(new Error('ipc is closed')),
      onPush: () => () => undefined,
    });
    await expect(host.invoke('app.about', {})).rejects.toMatchObject({
      name: 'Fault',
      message: 'ipc is closed',
    });
  });
});
