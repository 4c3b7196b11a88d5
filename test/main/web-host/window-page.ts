/** A window's page without a browser: a real WebSocket on a real host, free to say anything. */
import { once } from 'node:events';
import { decode, encode } from '@msgpack/msgpack';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { Outcome, WireMessage } from '../../../contract/window/host.ts';
import type { WebHost } from '../../../main/services/web-host/web-host.ts';

export interface WindowPage {
  /** Sends a command and waits for its answer. */
  readonly invoke: (command: string, args: unknown) => Promise<Outcome>;
  readonly send: (message: unknown) => void;
  readonly sendRaw: (data: Uint8Array | string) => void;
  /** Every push of the host so far. */
  readonly pushes: readonly unknown[];
  readonly leave: () => void;
  /** Resolves with the code the socket was closed with. */
  readonly closed: Promise<number>;
}

export async function openWindowPage({ authority }: WebHost, cookie: string): Promise<WindowPage> {
  const headers = { Cookie: cookie, Origin: `http://${authority}` };
  const socket = new WebSocket(`ws://${authority}/window`, { headers });
  onTestFinished(() => {
    socket.terminate();
  });
  const pushes: unknown[] = [];
  const waiting = new Map<number, (outcome: Outcome) => void>();
  let lastId = 0;
  socket.on('message', (data) => {
    const message = decode(data as Buffer) as WireMessage;
    if (message.kind === 'push') pushes.push(message.push);
    else waiting.get(message.id)?.(message.outcome);
  });
  const closed = new Promise<number>((resolve) => {
    socket.on('close', resolve);
  });
  socket.on('error', () => undefined);
  await once(socket, 'open');
  const send = (message: unknown) => {
    socket.send(encode(message));
  };
  return {
    invoke(command, args) {
      const id = ++lastId;
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      waiting.set(id, resolve);
      send({ id, command, args });
      return promise;
    },
    send,
    sendRaw: (data) => {
      socket.send(data);
    },
    pushes,
    leave: () => {
      socket.close();
    },
    closed,
  };
}
