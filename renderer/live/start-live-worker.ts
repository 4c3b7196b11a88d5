/** Starts the worker that carries the live path. */

export function startLiveWorker(): Worker {
  return new Worker(new URL('./live.worker.ts', import.meta.url), { type: 'module' });
}
