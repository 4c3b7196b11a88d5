/** How good the network is on held-out clips, as the stream runs: forward alone, the state carried from window to window. */
import { createRandom } from '../random.ts';
import { fillBatch } from './batch.ts';
import { initialStates } from './initial-states.ts';
import { walkLanes } from './lanes.ts';
import type { Run } from './prepare.ts';
import { createScoreTally, type Score } from './report.ts';
import { stepsIn, type TrainingClip } from './training-clip.ts';
import { passWindow } from './window-pass.ts';

/** Drawn from anew each time, so that every pass is measured on the same windows. */
const STREAM = -2;

/** @param afterWindow awaited, so that a host may let its event loop turn */
export async function scoreHeldOut(
  { options, shape, weights, standardisation, loss }: Run,
  clips: readonly TrainingClip[],
  afterWindow: () => void | Promise<void>,
): Promise<Score> {
  const lengths = clips.map((clip) => stepsIn(clip, shape.featureLength));
  const [K, B] = [options.window, Math.min(options.lanes, clips.length)];
  const layout = { window: K, lanes: B, carryAcrossClips: 0 };
  const masks = Array.from({ length: shape.layers }, () => null);
  const tally = createScoreTally();
  let states: readonly Float32Array[] = initialStates(shape, B);
  for (const rows of walkLanes(lengths, layout, createRandom(options.seed, STREAM))) {
    const batch = fillBatch(rows, clips, { lanes: B, standardisation });
    const window = { ...batch, K, B, states, masks, loss };
    const pass = passWindow(shape, weights, { ...window, wantsGradients: false });
    states = pass.states;
    tally.add(pass.losses);
    await afterWindow();
  }
  return tally.score();
}
