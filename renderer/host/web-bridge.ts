/** The bridge to a web host: one WebSocket that carries commands, answers and pushes as MessagePack. */
import { decode, encode } from '@msgpack/msgpack';
import * as v from 'valibot';
import { Fault } from '../../contract/fault.ts';
import {
  WireMessageSchema,
  type HostBridge,
  type Outcome,
  type WireMessage,
} from '../../contract/window/host.ts';

/** What of a WebSocket the bridge needs. */
export type BridgeSocket = Pick<WebSocket, 'send' | 'addEventListener' | 'binaryType'>;

const GONE = 'The program behind this page has ended; start Longtake again.';
const gone: Outcome = { ok: false, fault: { reason: 'failed', message: GONE } };

/** @throws Fault when nobody answers. */
export function openWebBridge(socket: BridgeSocket): Promise<HostBridge> {
  socket.binaryType = 'arraybuffer';
  const { promise, resolve, reject } = Promise.withResolvers<HostBridge>();
  const bridge = bridgeOver(socket);
  socket.addEventListener('open', () => {
    resolve(bridge);
  });
  socket.addEventListener('close', () => {
    reject(new Fault('failed', GONE));
  });
  return promise;
}

function bridgeOver(socket: BridgeSocket): HostBridge {
  const waiting = new Map<number, (outcome: Outcome) => void>();
  const listeners = new Set<(push: unknown) => void>();
  let lastId = 0;
  let isGone = false;

  const receive = (message: WireMessage) => {
    if (message.kind === 'push') {
      for (const listener of [...listeners]) listener(message.push);
      return;
    }
    waiting.get(message.id)?.(message.outcome);
    waiting.delete(message.id);
  };
  socket.addEventListener('message', ({ data }) => {
    const message = parseMessage(data);
    if (message !== null) receive(message);
  });
  socket.addEventListener('close', () => {
    isGone = true;
    for (const answer of waiting.values()) answer(gone);
    waiting.clear();
    receive({ kind: 'push', push: { kind: 'host-gone', message: GONE } });
  });

  return {
    invoke: (command, args) =>
      new Promise((resolve) => {
        if (isGone) {
          resolve(gone);
          return;
        }
        const id = ++lastId;
        waiting.set(id, resolve);
        socket.send(encode({ id, command, args }, { ignoreUndefined: true }));
      }),
    onPush(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** Null for what is none of our messages: it is logged and left, since nobody can be told. */
function parseMessage(data: unknown): WireMessage | null {
  try {
    const value = data instanceof ArrayBuffer ? decode(data) : data;
    return v.parse(WireMessageSchema, value);
  } catch (error) {
    console.error('A message from the host makes no sense and was left:', error);
    return null;
  }
}
