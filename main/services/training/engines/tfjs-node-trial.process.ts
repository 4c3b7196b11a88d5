/** Tries tfjs-node where nothing else can suffer from it: loads it, lets it compute, says what became of it. */
import { toFault } from '../../../../contract/fault.ts';
import { differenceFromWasm } from './self-test.ts';
import { loadedTensorFlowVersion } from './tfjs-node-engine.ts';
import type { Trial } from './trial.ts';

async function tryOut(): Promise<Trial> {
  try {
    const difference = await differenceFromWasm('tfjs-node');
    return difference === null
      ? { works: true, tensorFlow: loadedTensorFlowVersion() ?? 'unknown' }
      : { works: false, obstacle: `fails its self-test: ${difference}` };
  } catch (error) {
    const [line = ''] = toFault(error).message.split('\n');
    return { works: false, obstacle: `does not load: ${line.replace(/\.$/, '')}` };
  }
}

process.send?.(await tryOut());
process.disconnect();
