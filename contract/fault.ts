/** The one error type whose message is written for the user: what is wrong, and what to do about it. */

const userReasons = [
  'bad-usage',
  'bad-input',
  'not-found',
  'unsupported',
  'video-unreadable',
  /** Whole, as far as can be told, but in a container or codec that this browser does not decode. */
  'video-foreign',
  'extractor-missing',
  'extractor-corrupt',
  'checkpoint-corrupt',
  'checkpoint-mismatch',
  'project-invalid',
  'project-newer',
  'project-read-only',
  'camera-missing',
  'camera-refused',
] as const;

const programReasons = [
  'failed',
  'cancelled',
  'diverged',
  'project-busy',
  'project-gone',
  'browser-missing',
  'browser-died',
  'camera-busy',
  'camera-lost',
  'disk',
] as const;

export type FaultReason = (typeof userReasons)[number] | (typeof programReasons)[number];

export const faultReasons: readonly FaultReason[] = [...userReasons, ...programReasons];

/** One plain sentence for the user, with a machine-readable reason and the original error as cause. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly reason: FaultReason;

  constructor(reason: FaultReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.reason = reason;
  }
}

/** 2 where the user can put it right by asking differently, 1 where the program or machine failed. */
export function exitCodeOf(error: unknown): 1 | 2 {
  const isUsers =
    error instanceof Fault && (userReasons as readonly string[]).includes(error.reason);
  return isUsers ? 2 : 1;
}

/** A Fault stays itself; anything else becomes one of the given reason. */
export function toFault(error: unknown, reason: FaultReason = 'failed'): Fault {
  if (error instanceof Fault) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new Fault(reason, message, error);
}
