/** The one extractor worker in use, its successors, and the way back from the graphics processor to the processor. */
import type { Delegate } from '../../contract/extractor.ts';
import type { ExtractorFile } from '../../contract/job.ts';
import { startExtractorWorker, type ExtractorWorker } from './extractor-worker.ts';

/** So often may the graphics processor fail before it is given up. */
const GPU_LIVES = 2;

export interface HolderOptions {
  /** Given, a graphics processor that fails again and again is given up, and this is called; else it is tried for ever. */
  readonly onFallBack?: () => void;
}

export interface WorkerHolder {
  readonly worker: () => ExtractorWorker;
  readonly delegate: () => Delegate;
  readonly opened: () => Promise<void>;
  /** The same for the very first worker: a refusal by the graphics processor is no refusal of the file. */
  readonly openedFirst: () => Promise<void>;
  /** Tells without a promise's detour that a frame can be sent at once. */
  readonly isOpen: () => boolean;
  readonly replacements: () => number;
  /** Ends the worker, whatever it is doing, and starts another. */
  readonly replace: () => void;
  readonly close: () => void;
}

export function holdWorker(file: ExtractorFile, { onFallBack }: HolderOptions): WorkerHolder {
  let delegate = file.delegate ?? 'CPU';
  let isOpen = false;
  let replacements = 0;
  const start = (): ExtractorWorker => {
    const started = startExtractorWorker({ ...file, delegate });
    const open = () => {
      if (current === started) isOpen = true;
    };
    // Whoever waits for `opened` hears of a refusal.
    started.opened.then(open, () => undefined);
    return started;
  };
  const startAnew = () => {
    current.terminate();
    isOpen = false;
    replacements += 1;
    current = start();
  };
  const mayFallBack = () => delegate === 'GPU' && onFallBack !== undefined;
  const fallBack = () => {
    delegate = 'CPU';
    startAnew();
    onFallBack?.();
  };
  let current = start();
  return {
    worker: () => current,
    delegate: () => delegate,
    opened: () => current.opened,
    openedFirst: () =>
      current.opened.catch((error: unknown) => {
        if (!mayFallBack()) {
          current.terminate();
          throw error;
        }
        fallBack();
        return current.opened;
      }),
    isOpen: () => isOpen,
    replacements: () => replacements,
    replace() {
      if (mayFallBack() && replacements + 1 >= GPU_LIVES) fallBack();
      else startAnew();
    },
    close: () => {
      current.terminate();
    },
  };
}
