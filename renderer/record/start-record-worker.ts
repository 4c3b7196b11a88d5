/** Starts the worker that records. */

export function startRecordWorker(): Worker {
  return new Worker(new URL('./record.worker.ts', import.meta.url), { type: 'module' });
}
