/** Saves a little after the last change, and again and again where that fails. */
import { toFault, type Fault } from '../../../contract/fault.ts';

const SAVE_AFTER_MS = 1000;

export interface Autosave {
  /** There is something to save. */
  readonly touch: () => void;
  readonly stop: () => void;
}

/** @param onFailed called once for every row of failures. */
export function createAutosave(
  save: () => Promise<void>,
  onFailed: (fault: Fault) => void,
): Autosave {
  let timer: NodeJS.Timeout | null = null;
  let isFailing = false;
  let isStopped = false;
  const run = async (): Promise<void> => {
    timer = null;
    try {
      await save();
      isFailing = false;
    } catch (error) {
      const fault = toFault(error);
      // A folder that is gone is told of by whoever holds its lock.
      if (!isFailing && fault.reason !== 'project-gone') onFailed(fault);
      isFailing = true;
      touch();
    }
  };
  const touch = (): void => {
    if (isStopped) return;
    timer ??= setTimeout(() => void run(), SAVE_AFTER_MS);
    timer.unref();
  };
  return {
    touch,
    stop() {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
