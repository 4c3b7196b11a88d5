/** Starts the worker that decodes for the player. */

export function startPlayerWorker(): Worker {
  return new Worker(new URL('./player.worker.ts', import.meta.url), { type: 'module' });
}
