/** The line to the worker that records: started when there is something to say, ended when nobody records. */
import { Fault } from '../../contract/fault.ts';
import type { FromRecordWorker, ToRecordWorker } from './record-messages.ts';

export interface WorkerLine {
  readonly say: (message: ToRecordWorker, transfer?: Transferable[]) => void;
  readonly close: () => void;
}

/** @param hear is told of a worker that dies as of a recording that ended with a fault. */
export function createWorkerLine(
  startWorker: () => Worker,
  hear: (message: FromRecordWorker) => void,
): WorkerLine {
  let worker: Worker | null = null;
  const start = () => {
    const started = startWorker();
    started.addEventListener('message', ({ data }: MessageEvent<FromRecordWorker>) => {
      if (started === worker) hear(data);
    });
    started.addEventListener('error', ({ message }) => {
      if (started !== worker) return;
      worker = null;
      started.terminate();
      const { reason, message: sentence } = new Fault(
        'failed',
        `The worker that records failed (${message}): leave this view and open it anew.`,
      );
      hear({ kind: 'end', fault: { reason, message: sentence } });
    });
    return started;
  };
  return {
    say(message, transfer = []) {
      worker ??= start();
      worker.postMessage(message, transfer);
    },
    close() {
      worker?.terminate();
      worker = null;
    },
  };
}
