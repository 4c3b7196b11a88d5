/** Serves the renderer and lent files on a loopback address, and accepts the page's WebSocket. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, join } from 'node:path';
import type { Duplex } from 'node:stream';
import send from 'send';
import { WebSocketServer, type WebSocket } from 'ws';
import { Fault } from '../../../contract/fault.ts';
import { MAX_MESSAGE_BYTES } from '../../../contract/wire.ts';
import { createAccess, hasOwnHost, hasOwnOrigin, type Access } from './access.ts';
import { securityHeaders } from './headers.ts';
import { createLentFiles, type LentFiles } from './lent-files.ts';
import { isPagePath, servePage } from './serve-page.ts';

const LOOPBACK = '127.0.0.1';

export interface WebHostOptions {
  /** Folder of the built renderer. */
  readonly root: string;
  /** 0 takes a free port. */
  readonly port?: number;
  /** The page that opens after the cookie is set. */
  readonly page: string;
  /** Who takes a page's WebSocket, by its path: `/wire` for a stage, `/window` for a window. */
  readonly sockets: Readonly<Record<string, OnSocket>>;
}

export type OnSocket = (socket: WebSocket, request: IncomingMessage) => void;

export interface WebHost {
  /** `host:port`, as browsers write it. */
  readonly authority: string;
  readonly files: LentFiles;
  /** The one-time address that sets the cookie and goes on to the page. */
  readonly entrance: string;
  close(): Promise<void>;
}

/** @throws Fault when the port is taken. */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const access = createAccess();
  const files = createLentFiles();
  const takers = new Map(Object.entries(options.sockets));
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  await listen(server, options.port ?? 0);
  const authority = `${LOOPBACK}:${String((server.address() as AddressInfo).port)}`;

  server.on('request', (request, response) => {
    respond(request, response, {
      access,
      files,
      authority,
      root: options.root,
      page: options.page,
    });
  });
  server.on('upgrade', (request, stream, head) => {
    const onSocket = takers.get(request.url ?? '');
    const isWelcome =
      hasOwnHost(request, authority) &&
      request.headers.origin === `http://${authority}` &&
      access.hasCookie(request);
    if (!isWelcome || onSocket === undefined) {
      refuseUpgrade(stream);
      return;
    }
    sockets.handleUpgrade(request, stream, head, onSocket);
  });

  return {
    authority,
    files,
    entrance: `http://${authority}/enter?code=${access.code}`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

interface Serving {
  readonly access: Access;
  readonly files: LentFiles;
  readonly authority: string;
  readonly root: string;
  readonly page: string;
}

function respond(request: IncomingMessage, response: ServerResponse, serving: Serving): void {
  const { access, files, authority, root, page } = serving;
  const nonce = randomBytes(16).toString('base64');
  const headers = securityHeaders(nonce);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (!hasOwnHost(request, authority) || !hasOwnOrigin(request, authority)) {
    refuse(response, 403);
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    refuse(response, 405);
    return;
  }
  const url = URL.parse(request.url ?? '/', `http://${authority}`);
  if (url === null) {
    refuse(response, 400);
    return;
  }
  if (url.pathname === '/enter') {
    enter(response, access.trade(url.searchParams.get('code')), page);
    return;
  }
  if (!access.hasCookie(request)) {
    refuse(response, 401);
    return;
  }
  const path = files.find(url.pathname);
  if (path !== null) {
    // The name is encoded because `send` takes a URL path; dot files are whatever the user named.
    stream(request, response, encodeURIComponent(basename(path)), dirname(path));
    return;
  }
  if (isPagePath(url.pathname)) {
    servePage(response, { path: join(root, url.pathname), nonce, refuse });
    return;
  }
  stream(request, response, url.pathname, root);
}

function stream(request: IncomingMessage, response: ServerResponse, path: string, root: string) {
  send(request, path, { root, dotfiles: 'allow', etag: false, cacheControl: false, index: false })
    .on('error', (error: { status?: number }) => {
      refuse(response, error.status ?? 500);
    })
    .pipe(response);
}

/** The page is entered by a navigation of our own, since a Strict cookie is not sent along a foreign redirect. */
function enter(response: ServerResponse, cookie: string | null, page: string): void {
  if (cookie === null) {
    refuse(response, 403);
    return;
  }
  response.setHeader('Set-Cookie', cookie);
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(
    `<!doctype html><meta http-equiv="refresh" content="0;url=${page}"><title>Longtake</title><link rel="icon" href="data:,">`,
  );
}

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.statusCode = status;
  response.end();
}

function refuseUpgrade(stream: Duplex): void {
  stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const isTaken = cause.code === 'EADDRINUSE';
      const message = isTaken
        ? `Port ${String(port)} on ${LOOPBACK} is taken by another program; choose another port.`
        : `The web host cannot listen on ${LOOPBACK}: ${cause.message}.`;
      reject(new Fault('failed', message, cause));
    });
    server.listen(port, LOOPBACK, resolve);
  });
}
