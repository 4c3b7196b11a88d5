/** The page's end of the wire: requests that are answered, and the host's messages, every one parsed. */
import { decode, encode } from '@msgpack/msgpack';
import { Fault } from '../../contract/fault.ts';
import { parseWith } from '../../contract/parse.ts';
import { HostMessageSchema, type HostMessage, type RequestBody } from '../../contract/wire.ts';

export type HostOrder = Exclude<HostMessage, { kind: 'reply' }>;

export interface Wire {
  /** Resolves once the host has taken the request in; rejects with the host's Fault. */
  ask(body: RequestBody): Promise<void>;
}

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (fault: Fault) => void;
}

/** @param onOrder called for every message that is not a reply. */
export function connectWire(onOrder: (order: HostOrder) => void): Promise<Wire> {
  const socket = new WebSocket(new URL('/wire', location.href.replace(/^http/, 'ws')));
  socket.binaryType = 'arraybuffer';
  const waiting = new Map<number, Waiting>();
  let lastId = 0;

  socket.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
    const message = parseWith(HostMessageSchema, decode(data), { what: 'A message from the host' });
    if (message.kind !== 'reply') {
      onOrder(message);
      return;
    }
    const request = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.fault === null) request?.resolve();
    else request?.reject(new Fault(message.fault.reason, message.fault.message));
  });
  socket.addEventListener('close', () => {
    const gone = new Fault('failed', 'The program behind this page has ended; start it again.');
    for (const request of waiting.values()) request.reject(gone);
    waiting.clear();
  });

  const wire: Wire = {
    ask: (body) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        socket.send(encode({ ...body, id }));
      }),
  };
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => {
      resolve(wire);
    });
    socket.addEventListener('error', () => {
      reject(new Fault('failed', 'The program behind this page does not answer; start it again.'));
    });
  });
}
