/** A file the user named must be there, be a file, and hold something. */
import { stat } from 'node:fs/promises';
import { Fault } from '../../../contract/fault.ts';

/** @param what begins the sentence: "The video". @throws Fault 'not-found' or 'bad-input'. */
export async function requireFile(path: string, what: string): Promise<void> {
  const status = await stat(path).catch((cause: unknown) => {
    throw new Fault(
      'not-found',
      `${what} "${path}" is not there or may not be read; check the path.`,
      cause,
    );
  });
  if (!status.isFile())
    throw new Fault('bad-input', `${what} "${path}" is not a file; name one file.`);
  if (status.size === 0) {
    throw new Fault('video-unreadable', `${what} "${path}" is empty; record or copy it again.`);
  }
}
