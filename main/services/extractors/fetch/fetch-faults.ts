/** What can go wrong while an extractor is fetched, each as one sentence with a way on. */
import { Fault } from '../../../../contract/fault.ts';
import { errorCode } from '../../project/disk-fault.ts';

/** What the sentences need to know. */
export interface FetchTarget {
  /** The extractor's name. */
  readonly name: string;
  readonly file: string;
  readonly address: string;
  /** Where the file is to lie. */
  readonly folder: string;
  readonly bytes: number | null;
}

const fullDisk: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

export function isDiskFull(error: unknown): boolean {
  return fullDisk.has(errorCode(error) ?? '');
}

/** No network, no such host, a refused connection, a certificate that does not hold. */
export function unreachable(target: FetchTarget, cause: unknown): Fault {
  const { host } = new URL(target.address);
  return new Fault(
    'failed',
    `"${host}" cannot be reached (${reasonOf(cause)}): check the network and fetch again, or ${byHand(target)}.`,
    cause,
  );
}

export function refusedByServer(target: FetchTarget, status: number): Fault {
  const what = `The server answered ${target.address} with ${String(status)}`;
  const isItsOwn = status >= 500 || status === 429;
  const doThis = isItsOwn ? 'fetch again later, or' : 'the file may have moved;';
  return new Fault('failed', `${what}: ${doThis} ${byHand(target)}.`);
}

export function badRedirect(target: FetchTarget, to: string): Fault {
  return new Fault(
    'failed',
    `The server leads from ${target.address} to "${to}", which is not followed since it is no https address: ${byHand(target)}.`,
  );
}

export function tooManyRedirects(target: FetchTarget): Fault {
  return new Fault(
    'failed',
    `The server leads from ${target.address} ever further: ${byHand(target)}.`,
  );
}

/** The connection ended or fell silent on the way. */
export function cutShort({ name, bytes }: FetchTarget, kept: number | null, cause: unknown): Fault {
  const of = bytes === null ? '' : ` of ${String(bytes)}`;
  const message =
    kept === null
      ? `The connection was cut before "${name}" had come: fetch it again.`
      : `The connection was cut after ${String(kept)}${of} bytes of "${name}": fetch it again to go on from there.`;
  return new Fault('failed', message, cause);
}

export function cancelled({ name }: FetchTarget): Fault {
  return new Fault(
    'cancelled',
    `Fetching "${name}" was stopped: fetch it again to go on with what has come.`,
  );
}

export function tooLarge(target: FetchTarget, limit: number): Fault {
  return new Fault(
    'failed',
    `The server sends more for ${target.address} than the ${String(limit)} bytes "${target.name}" may have, so it was thrown away: ${byHand(target)}.`,
  );
}

export function wrongSize(target: FetchTarget, offered: number): Fault {
  return new Fault(
    'failed',
    `The server offers ${String(offered)} bytes at ${target.address} and "${target.name}" has ${String(target.bytes)}: it is another file and was not taken; ${byHand(target)}.`,
  );
}

export function wrongHash(target: FetchTarget, hashes: Readonly<Record<'is' | 'due', string>>) {
  return new Fault(
    'failed',
    `What came from ${target.address} is not "${target.name}": its SHA-256 is ${hashes.is} and should be ${hashes.due}, so it was thrown away; fetch it again, or put the right file into "${target.folder}".`,
  );
}

export function isBeingFetched({ name }: FetchTarget): Fault {
  return new Fault(
    'failed',
    `"${name}" is being fetched already: wait until that is done, or stop it first.`,
  );
}

/** What the file system said, about the folder as a whole. */
export function diskFault(target: FetchTarget, error: unknown): Fault {
  const { folder, name, bytes } = target;
  if (isDiskFull(error)) {
    const needs = bytes === null ? 'more room' : `${megabytes(bytes)} MB`;
    return new Fault(
      'disk',
      `The disk is full and "${name}" needs ${needs} in "${folder}", so nothing was kept of it: make room and fetch it again.`,
      error,
    );
  }
  const said = error instanceof Error ? error.message : String(error);
  return new Fault(
    'disk',
    `"${name}" cannot be written to "${folder}" (${said}): make the folder writable, or name another in LONGTAKE_HOME.`,
    error,
  );
}

function byHand({ address, folder }: FetchTarget): string {
  return `fetch ${address} on another machine and put it into "${folder}"`;
}

/** Node wraps what happened, at times more than once; the innermost names it. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error) return reasonOf(cause);
  return errorCode(error) ?? (error instanceof Error ? error.message : String(error));
}

function megabytes(bytes: number): string {
  return (Math.ceil(bytes / 1e5) / 10).toFixed(1);
}
