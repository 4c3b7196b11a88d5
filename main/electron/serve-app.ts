/**
 * Attack: injected script, foreign frames, a path that leads out of the app. Checklist 7 (Content-Security-Policy) and
 * 18: every answer of our scheme carries the same headers as the web host's, and only our files and lent ones exist.
 */
import { randomBytes } from 'node:crypto';
import type { Protocol } from 'electron';
import type { LentFiles } from '../services/web-host/lent-files.ts';
import { securityHeaders } from '../services/web-host/headers.ts';
import { isOurs, SCHEME } from './address.ts';
import { parseRange } from './byte-range.ts';
import { openLentFile, readAppFile, type ServedFile } from './served-files.ts';

export interface Serving {
  /** Folder of the built page. */
  readonly root: string;
  readonly files: Pick<LentFiles, 'find'>;
}

export function serveApp(protocol: Pick<Protocol, 'handle'>, serving: Serving): void {
  protocol.handle(SCHEME, (request) => respond(request, serving));
}

async function respond(request: Request, { root, files }: Serving): Promise<Response> {
  const nonce = randomBytes(16).toString('base64');
  const headers = new Headers(securityHeaders(nonce));
  const url = URL.parse(request.url);
  if (url === null || !isOurs(request.url)) return new Response(null, { status: 403, headers });
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response(null, { status: 405, headers });
  }
  const { pathname } = url;
  const lent = files.find(pathname);
  const file =
    lent === null ? await readAppFile({ root, pathname, nonce }) : await openLentFile(lent);
  return file === null
    ? new Response(null, { status: 404, headers })
    : answer(file, request, headers);
}

function answer(file: ServedFile, request: Request, headers: Headers): Response {
  const { size, type } = file;
  const range = parseRange(request.headers.get('range'), size);
  headers.set('Accept-Ranges', 'bytes');
  if (range === 'not-satisfiable') {
    headers.set('Content-Range', `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set('Content-Type', type);
  headers.set('Content-Length', String(range === null ? size : range.end - range.start + 1));
  if (range !== null) headers.set('Content-Range', `bytes ${range.start}-${range.end}/${size}`);
  const body = request.method === 'HEAD' ? null : file.read(range);
  return new Response(body, { status: range === null ? 200 : 206, headers });
}
