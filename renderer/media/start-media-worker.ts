/** Starts the worker that does the jobs on recorded clips. */

export function startMediaWorker(): Worker {
  return new Worker(new URL('./media.worker.ts', import.meta.url), { type: 'module' });
}
