/** A project whose folder was moved, deleted or unplugged while it was open. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import { errorCode } from './disk-fault.ts';

/** Leftovers of a deleted folder are no project. @returns null where it is there. */
export async function goneFault(root: string): Promise<Fault | null> {
  try {
    await stat(join(root, 'project.json'));
    return null;
  } catch (error) {
    const code = errorCode(error) ?? 'failed';
    const isAway = code === 'ENOENT' || code === 'ENOTDIR';
    const what = isAway ? 'is gone: put it back' : `cannot be read (${code}): make it readable`;
    const message = `The project's folder "${root}" ${what}, or open the project where it is now.`;
    return new Fault('project-gone', message, error);
  }
}

/** @throws Fault 'project-gone' */
export async function requireThere(root: string): Promise<void> {
  const fault = await goneFault(root);
  if (fault !== null) throw fault;
}
