/** Asks a server for a file, or for the rest of one: a GET and nothing else, which follows redirects only where they may lead. */
import { badRedirect, tooManyRedirects, unreachable, type FetchTarget } from './fetch-faults.ts';
import { isLoopback, mayFetch } from './may-fetch.ts';
import type { Part, PartNote } from './part-file.ts';

const MAX_REDIRECTS = 5;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export interface FileAnswer {
  readonly status: number;
  /** Index of the body's first byte in the file. */
  readonly from: number;
  readonly note: PartNote;
  readonly body: ReadableStream<Uint8Array> | null;
}

/** @param part what is there already; the answer may begin anew nevertheless. @throws Fault */
export async function requestFile(
  target: FetchTarget,
  part: Part | null,
  signal: AbortSignal,
): Promise<FileAnswer> {
  const response = await follow(target, headersFor(part), signal);
  const answer = describe(target, response);
  if (response.status !== 206) return { ...answer, from: 0 };
  if (part !== null && continues(part, answer)) return answer;
  // A part of another file than the one that was begun: all of it, then.
  await drop(answer.body);
  const whole = await follow(target, headersFor(null), signal);
  return { ...describe(target, whole), from: 0 };
}

export async function drop(body: ReadableStream<Uint8Array> | null): Promise<void> {
  await body?.cancel().catch(() => undefined);
}

/** Packed on the way, a body would have another length than the file. */
function headersFor(part: Part | null): Record<string, string> {
  const plain = { 'accept-encoding': 'identity' };
  if (part === null) return plain;
  const { etag, lastModified } = part.note;
  // RFC 9110, 13.1.5: a weak mark may not stand in If-Range; the answer's own is compared instead.
  const mark = etag !== null && !etag.startsWith('W/') ? etag : etag === null ? lastModified : null;
  const range = { ...plain, range: `bytes=${String(part.bytes)}-` };
  return mark === null ? range : { ...range, 'if-range': mark };
}

async function follow(
  target: FetchTarget,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Response> {
  let url = new URL(target.address);
  const mayStayLocal = isLoopback(url);
  for (let n = 0; n <= MAX_REDIRECTS; n += 1) {
    const response = await fetch(url, { headers, signal, redirect: 'manual' }).catch(
      (error: unknown) => {
        if (signal.aborted) throw error;
        throw unreachable({ ...target, address: url.href }, error);
      },
    );
    const location = response.headers.get('location');
    if (!redirects.has(response.status) || location === null) return response;
    await drop(response.body);
    const next = URL.parse(location, url.href);
    if (next === null || !mayFetch(next) || (isLoopback(next) && !mayStayLocal)) {
      throw badRedirect(target, next?.href ?? location);
    }
    url = next;
  }
  throw tooManyRedirects(target);
}

function describe(target: FetchTarget, response: Response): FileAnswer {
  const { status, headers, body } = response;
  const isPlain = (headers.get('content-encoding') ?? 'identity') === 'identity';
  const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers.get('content-range') ?? '');
  const length = wholeNumber(headers.get('content-length'));
  return {
    status,
    from: wholeNumber(range?.[1] ?? null) ?? 0,
    note: {
      address: target.address,
      total: !isPlain ? null : status === 206 ? wholeNumber(range?.[2] ?? null) : length,
      etag: isPlain ? headers.get('etag') : null,
      lastModified: isPlain ? headers.get('last-modified') : null,
    },
    body,
  };
}

/** The same file by the server's own marks, from the byte that was asked for. */
function continues({ bytes, note }: Part, answer: FileAnswer): boolean {
  const { etag, lastModified, total } = answer.note;
  const isSame = note.etag === null ? note.lastModified === lastModified : note.etag === etag;
  return isSame && note.total === total && answer.from === bytes;
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
