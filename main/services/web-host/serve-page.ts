/** Serves a page of the renderer with the response's own nonce written in, which its style elements need. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import { errorCode } from '../project/disk-fault.ts';

/** What the build writes where the nonce belongs. */
const NONCE_MARK = '__CSP_NONCE__';
/** No dot but the ending's: such a path cannot leave the folder. */
const pagePath = /^(?:\/[\w-]+)+\.html$/;

/** @throws Fault where the renderer was not built. */
export function requirePage(root: string, page: string): void {
  if (existsSync(join(root, page))) return;
  throw new Fault(
    'failed',
    'The renderer is not built; run "npm run build" in the folder of Longtake.',
  );
}

export function isPagePath(path: string): boolean {
  return pagePath.test(path);
}

/** @param nonce base64, as in the policy of the same response. */
export function withNonce(html: string, nonce: string): string {
  return html.replaceAll(NONCE_MARK, nonce);
}

export interface PageServing {
  /** Of the file. */
  readonly path: string;
  readonly nonce: string;
  readonly refuse: (response: ServerResponse, status: number) => void;
}

export function servePage(response: ServerResponse, { path, nonce, refuse }: PageServing): void {
  readFile(path, 'utf8').then(
    (html) => {
      const body = Buffer.from(withNonce(html, nonce));
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.setHeader('Content-Length', body.length);
      response.end(body);
    },
    (error: unknown) => {
      const isAbsent = ['ENOENT', 'EISDIR'].includes(errorCode(error) ?? '');
      refuse(response, isAbsent ? 404 : 500);
    },
  );
}
