/** The host's end of the wire: hands jobs to a page and takes its reports, every message parsed. */
import { decode, encode } from '@msgpack/msgpack';
import type { WebSocket } from 'ws';
import { Fault, toFault } from '../../../contract/fault.ts';
import { parseWith } from '../../../contract/parse.ts';
import { RequestSchema, type HostMessage, type Request } from '../../../contract/wire.ts';
import { createJobTable } from './job-table.ts';
import type { Stage } from './stage.ts';

export interface PageWire {
  /** Resolves when the page says that it stands; rejects when the page goes first. */
  readonly ready: Promise<void>;
  readonly run: Stage['run'];
  /** Fails every open job and all that follow, for example when the browser died. */
  readonly fail: (fault: Fault) => void;
}

export function createPageWire(socket: WebSocket): PageWire {
  const say = (message: HostMessage) => {
    if (socket.readyState === socket.OPEN) socket.send(encode(message));
  };
  const ready = Promise.withResolvers<undefined>();
  const jobs = createJobTable(say);
  const fail = (fault: Fault) => {
    ready.reject(fault);
    jobs.failAll(fault);
  };

  const answer = async (data: Buffer): Promise<void> => {
    const request = parseRequest(data);
    if (request.command === 'ready') ready.resolve(undefined);
    const fault = request.command === 'ready' ? null : await jobs.take(request);
    const value = fault === null ? null : { reason: fault.reason, message: fault.message };
    say({ kind: 'reply', id: request.id, fault: value });
  };
  // One message after the other: a report is taken in fully before the next is looked at.
  let queue = Promise.resolve();
  socket.on('message', (data) => {
    queue = queue
      .then(() => answer(data as Buffer))
      .catch((error: unknown) => {
        fail(toFault(error));
        socket.close(1008);
      });
  });
  socket.on('close', () => {
    const message = 'The page that works on the video went away; run the command again.';
    fail(new Fault('browser-died', message));
  });
  socket.on('error', () => {
    socket.terminate();
  });

  return { ready: ready.promise, run: jobs.run, fail };
}

/** @throws Fault for anything that is not one of our messages. */
function parseRequest(data: Buffer): Request {
  let value: unknown;
  try {
    // A Buffer's `slice` shares memory where an array's copies; what goes on to the services is plain.
    value = decode(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  } catch (cause) {
    throw new Fault('failed', 'The page sent a message that cannot be read; reload it.', cause);
  }
  return parseWith(RequestSchema, value, { what: 'A message from the page', reason: 'failed' });
}
