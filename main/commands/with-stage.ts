/** Opens the headless stage for one command and closes it whatever happens. */
import { openHeadlessStage } from '../services/stage/headless-stage.ts';
import type { Stage } from '../services/stage/stage.ts';
import { places } from '../places.ts';
import { extraFlags } from './extra-flags.ts';

export interface StageNeeds {
  /** Further browser flags. */
  readonly flags?: readonly string[];
  /** For watching with the graphics processor; default: false. */
  readonly usesGraphics?: boolean;
}

export async function withStage<T>(
  needs: StageNeeds,
  work: (stage: Stage) => Promise<T>,
): Promise<T> {
  const flags = [...(needs.flags ?? []), ...extraFlags()];
  const { usesGraphics = false } = needs;
  const stage = await openHeadlessStage({ rendererRoot: places.renderer, flags, usesGraphics });
  try {
    return await work(stage);
  } finally {
    await stage.close();
  }
}
