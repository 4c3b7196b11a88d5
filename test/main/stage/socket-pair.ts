/** Two ends of a real WebSocket on loopback, with the host's own limit on what a message may weigh. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { decode, encode } from '@msgpack/msgpack';
import { onTestFinished } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { MAX_MESSAGE_BYTES, type HostMessage } from '../../../contract/wire.ts';

export interface Pair {
  /** The host's end. */
  readonly socket: WebSocket;
  /** The page's end, free to say anything. */
  readonly page: Page;
}

export interface Page {
  readonly ask: (message: unknown) => void;
  readonly sendRaw: (data: Uint8Array | string) => void;
  /** Every message of the host so far. */
  readonly heard: readonly HostMessage[];
  /** Resolves with the first message that fits, once it is there. */
  readonly hear: (fits: (message: HostMessage) => boolean) => Promise<HostMessage>;
  readonly reply: (id: number) => Promise<HostMessage>;
  readonly leave: () => void;
  /** Resolves with the code the connection was closed with. */
  readonly closed: Promise<number>;
}

export async function openPair(): Promise<Pair> {
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    maxPayload: MAX_MESSAGE_BYTES,
  });
  onTestFinished(() => {
    for (const client of server.clients) client.terminate();
    server.close();
  });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const joined = once(server, 'connection') as Promise<[WebSocket]>;
  const client = new WebSocket(`ws://127.0.0.1:${String(port)}`);
  const page = pageOf(client);
  const [socket] = await joined;
  if (client.readyState !== WebSocket.OPEN) await once(client, 'open');
  return { socket, page };
}

function pageOf(client: WebSocket): Page {
  const heard: HostMessage[] = [];
  const waiting = new Set<() => void>();
  client.on('message', (data) => {
    heard.push(decode(data as Buffer) as HostMessage);
    waiting.forEach((look) => {
      look();
    });
  });
  client.on('error', () => undefined);
  const closed = new Promise<number>((resolve) => {
    client.on('close', (code) => {
      resolve(code);
    });
  });
  const hear = (fits: (message: HostMessage) => boolean) =>
    new Promise<HostMessage>((resolve) => {
      const look = () => {
        const found = heard.find(fits);
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  return {
    heard,
    hear,
    closed,
    ask: (message) => {
      client.send(encode(message));
    },
    sendRaw: (data) => {
      client.send(data);
    },
    reply: (id) => hear((message) => message.kind === 'reply' && message.id === id),
    leave: () => {
      client.close();
    },
  };
}
