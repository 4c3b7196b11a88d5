/** The model that watches, or that would. */
import type { ModelCard } from '../../../contract/window/cards.ts';
import type { WatchState } from '../../watching/watch-state.ts';

/**
 * Null where there is none, and where the one chosen last is gone: another must then be chosen, never taken silently.
 * @param models newest first; @param chosen the id chosen last; null takes the newest
 */
export function modelInUse(
  { phase, model }: Pick<WatchState, 'phase' | 'model'>,
  models: readonly ModelCard[],
  chosen: string | null,
): ModelCard | null {
  const isRunning = phase === 'live' || phase === 'waiting';
  if (isRunning && model !== null) return model;
  const wanted = chosen === null ? models[0] : models.find(({ id }) => id === chosen);
  return wanted ?? null;
}
