/** The host's end of the window's socket: commands in, answers and pushes out; a reloaded page comes on a new one. */
import { decode, encode } from '@msgpack/msgpack';
import * as v from 'valibot';
import type { WebSocket } from 'ws';
import type { CommandHandlers } from '../../../contract/window/commands.ts';
import { InvokeMessageSchema, type WireMessage } from '../../../contract/window/host.ts';
import type { Push } from '../../../contract/window/pushes.ts';
import { createPageCommands } from '../window/page-commands.ts';

/** RFC 6455, section 7.4.1. */
const GOING_AWAY = 1001;
const POLICY_VIOLATION = 1008;

/** A message as a page sends it; whether there is such a command is for the answer to say. */
const MessageSchema = v.object({
  ...InvokeMessageSchema.entries,
  command: v.pipe(v.string(), v.maxLength(200)),
});

export interface WindowWire {
  /** Takes over from the socket before: the newest page is the window. */
  readonly accept: (socket: WebSocket) => void;
  /** Goes to the window's page; lost while there is none. */
  readonly push: (push: Push) => void;
}

export interface WindowWireOptions {
  readonly handlers: () => CommandHandlers;
  /** How many pages are connected now; called whenever one came or went. */
  readonly onPages?: (count: number) => void;
}

export function createWindowWire({ handlers, onPages }: WindowWireOptions): WindowWire {
  const open = new Set<WebSocket>();
  let newest: WebSocket | null = null;
  const accept = (socket: WebSocket) => {
    for (const older of open) older.close(GOING_AWAY);
    open.add(socket);
    newest = socket;
    serve(socket, handlers());
    socket.on('close', () => {
      open.delete(socket);
      if (newest === socket) newest = null;
      onPages?.(open.size);
    });
    onPages?.(open.size);
  };
  return {
    accept,
    push: (push) => {
      if (newest !== null) say(newest, { kind: 'push', push });
    },
  };
}

function serve(socket: WebSocket, handlers: CommandHandlers): void {
  const page = createPageCommands(handlers);
  socket.on('message', (data, isBinary) => {
    if (socket.readyState !== socket.OPEN) return; // it is being closed
    const message = isBinary ? parseMessage(data as Buffer) : null;
    if (message === null) {
      socket.close(POLICY_VIOLATION);
      return;
    }
    const { id, command, args } = message;
    void page.invoke(command, args).then((outcome) => {
      say(socket, { kind: 'answer', id, outcome });
    });
  });
  socket.on('close', () => void page.close());
  // A message above the limit: the socket closes itself with 1009 and tells of it here.
  socket.on('error', () => undefined);
}

function say(socket: WebSocket, message: WireMessage): void {
  if (socket.readyState === socket.OPEN) socket.send(encode(message, { ignoreUndefined: true }));
}

/** Null for anything that is not a message of our page. */
function parseMessage(data: Buffer): v.InferOutput<typeof MessageSchema> | null {
  try {
    // A Buffer's `slice` shares memory where an array's copies; what goes on to the services is plain.
    const value = decode(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    const parsed = v.safeParse(MessageSchema, value);
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
