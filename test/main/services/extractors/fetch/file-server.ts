/** A real server on this machine that offers one file, as well or as badly as a test asks. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Manners {
  readonly bytes: Uint8Array;
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** False: the whole file always. */
  readonly knowsRanges?: boolean;
  /** False: the length is not told. */
  readonly tellsLength?: boolean;
  /** Where the answer pauses until the test lets it go on, or be cut. */
  readonly pause?: Pause | null;
  readonly status?: number;
  readonly redirectTo?: string | null;
  readonly isEndless?: boolean;
}

export interface Pause {
  /** After so many bytes of the answer. */
  readonly after: number;
  readonly until: Promise<unknown>;
  readonly then: 'go on' | 'cut';
}

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
}

export interface FileServer {
  readonly address: string;
  readonly asked: readonly Asked[];
  /** Changes what it does from the next request on. */
  readonly behave: (manners: Partial<Manners>) => void;
  readonly close: () => Promise<void>;
}

const usual: Omit<Required<Manners>, 'bytes'> = {
  etag: '"one"',
  lastModified: null,
  knowsRanges: true,
  tellsLength: true,
  pause: null,
  status: 200,
  redirectTo: null,
  isEndless: false,
};

export async function startFileServer(given: Manners): Promise<FileServer> {
  let manners: Required<Manners> = { ...usual, ...given };
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    asked.push({ method, url, headers });
    answer(manners, request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${String(port)}`,
    asked,
    behave(changes) {
      manners = { ...manners, ...changes };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function answer(manners: Required<Manners>, request: IncomingMessage, response: ServerResponse) {
  const { bytes, etag, lastModified, status, redirectTo, isEndless, tellsLength } = manners;
  if (redirectTo !== null) {
    response.writeHead(302, { location: redirectTo }).end();
    return;
  }
  if (status !== 200) {
    response.writeHead(status).end('no');
    return;
  }
  if (etag !== null) response.setHeader('etag', etag);
  if (lastModified !== null) response.setHeader('last-modified', lastModified);
  if (isEndless) {
    pourForEver(response);
    return;
  }
  const from = rangeStart(manners, request);
  if (from !== null && from >= bytes.length) {
    response.writeHead(416, { 'content-range': `bytes */${String(bytes.length)}` }).end();
    return;
  }
  const body = bytes.subarray(from ?? 0);
  if (tellsLength) response.setHeader('content-length', body.length);
  if (from !== null) {
    const last = `${String(bytes.length - 1)}/${String(bytes.length)}`;
    response.setHeader('content-range', `bytes ${String(from)}-${last}`);
    response.statusCode = 206;
  }
  send(manners, response, body);
}

/** Null for all of it: not asked for a part, not able to, or asked on a condition that does not hold. */
function rangeStart(
  { knowsRanges, etag, lastModified }: Required<Manners>,
  { headers }: IncomingMessage,
): number | null {
  const [, start] = /^bytes=(\d+)-$/.exec(headers.range ?? '') ?? [];
  const condition = headers['if-range'];
  const holds = condition === undefined || condition === etag || condition === lastModified;
  return knowsRanges && start !== undefined && holds ? Number(start) : null;
}

function send({ pause }: Required<Manners>, response: ServerResponse, body: Uint8Array): void {
  if (pause === null) {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, pause.after));
  void pause.until.then(() => {
    if (pause.then === 'cut') response.destroy();
    else response.end(body.subarray(pause.after));
  });
}

function pourForEver(response: ServerResponse): void {
  const chunk = new Uint8Array(16_384);
  const pour = () => {
    while (!response.destroyed && response.write(chunk));
    response.once('drain', pour);
  };
  pour();
}
