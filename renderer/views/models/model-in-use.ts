/** The model that watches, or that would. */
import type { ModelCard } from '../../../contract/window/cards.ts';
import type { WatchState } from '../../watching/watch-state.ts';

/** @param models newest first; @param chosen the id chosen last, which may be gone */
export function modelInUse(
  { phase, model }: Pick<WatchState, 'phase' | 'model'>,
  models: readonly ModelCard[],
  chosen: string | null,
): ModelCard | null {
  const isRunning = phase === 'live' || phase === 'waiting';
  if (isRunning && model !== null) return model;
  return models.find(({ id }) => id === chosen) ?? models[0] ?? null;
}
