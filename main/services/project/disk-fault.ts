/** Turns what the file system says into one sentence for the user. */
import { Fault } from '../../../contract/fault.ts';

const refusals: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);

/** The error's code as Node names it ("ENOENT"), or null for errors that carry none. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** Whether the file system refused a write, as opposed to failing at it. */
function isWriteRefusal(error: unknown): boolean {
  return refusals.has(errorCode(error) ?? '');
}

/** A write that did not happen: refused by the folder, or failed by the disk. Faults stay themselves. */
export function writeFault(error: unknown, path: string): Fault {
  if (error instanceof Fault) return error;
  if (isWriteRefusal(error)) return readOnlyFault(path, error);
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new Fault(
      'disk',
      `The disk is full, so "${path}" could not be written: make room and try again.`,
      error,
    );
  }
  const said = error instanceof Error ? error.message : String(error);
  return new Fault('disk', `"${path}" could not be written: ${said}.`, error);
}

/** The one sentence for a folder that may only be read. */
function readOnlyFault(path: string, cause?: unknown): Fault {
  return new Fault(
    'project-read-only',
    `"${path}" cannot be written to: make the folder writable, or copy the project to one that is.`,
    cause,
  );
}
