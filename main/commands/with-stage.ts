/** Opens the headless stage for one command and closes it whatever happens. */
import { openHeadlessStage } from '../services/stage/headless-stage.ts';
import type { Stage } from '../services/stage/stage.ts';
import { places } from '../places.ts';
import { extraFlags } from './extra-flags.ts';

export interface StageNeeds {
  /** Further browser flags. */
  readonly flags?: readonly string[];
}

export async function withStage<T>(
  needs: StageNeeds,
  work: (stage: Stage) => Promise<T>,
): Promise<T> {
  const flags = [...(needs.flags ?? []), ...extraFlags()];
  const stage = await openHeadlessStage({ rendererRoot: places.renderer, flags });
  try {
    return await work(stage);
  } finally {
    await stage.close();
  }
}
