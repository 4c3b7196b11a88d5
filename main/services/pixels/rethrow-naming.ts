/** Gives a failure to read a video, which the page knows by an address only, the file's name. */
import { basename } from 'node:path';
import { Fault } from '../../../contract/fault.ts';

/** For `catch`: every other error goes on unchanged. */
export function rethrowNaming(path: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof Fault) || !error.reason.startsWith('video-')) throw error;
    const message = `"${basename(path)}" cannot be used: ${error.message}.`;
    throw new Fault(error.reason, message, error);
  };
}
