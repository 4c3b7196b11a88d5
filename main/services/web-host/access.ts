/** Who may talk to the web host: one browser profile, on this machine, holding one secret cookie. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const COOKIE = 'longtake';

export interface Access {
  /** The code the start file carries; it works once. */
  readonly code: string;
  /** Trades the code for a Set-Cookie value; null when the code is wrong or was used before. */
  trade(code: string | null): string | null;
  hasCookie(request: IncomingMessage): boolean;
}

export function createAccess(): Access {
  const code = randomBytes(32).toString('base64url');
  const secret = randomBytes(32).toString('base64url');
  let used = false;
  return {
    code,
    trade(given) {
      if (used || given === null || !isSame(given, code)) return null;
      used = true;
      return `${COOKIE}=${secret}; HttpOnly; SameSite=Strict; Path=/`;
    },
    hasCookie(request) {
      const cookies = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
      return cookies.some((pair) => isSame(pair, `${COOKIE}=${secret}`));
    },
  };
}

/** A page of another site that resolves its name to this address sends its own name (DNS rebinding). */
export function hasOwnHost(request: IncomingMessage, authority: string): boolean {
  return request.headers.host === authority;
}

/** Requests that name an origin must name ours; plain navigations and same-origin GETs name none. */
export function hasOwnOrigin(request: IncomingMessage, authority: string): boolean {
  const { origin } = request.headers;
  return origin === undefined || origin === `http://${authority}`;
}

function isSame(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
