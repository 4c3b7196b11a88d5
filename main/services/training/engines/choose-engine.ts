/** Which engine a training runs on, and why: the one asked for, else tfjs-node where it works, else wasm. */
import { Fault } from '../../../../contract/fault.ts';
import { parseWith } from '../../../../contract/parse.ts';
import { EngineSchema, type Engine } from './engine.ts';
import { canBuildTfjsNode, findTfjsNode, TFJS_NODE_VERSION } from './find-tfjs-node.ts';
import { tryTfjsNode } from './trial.ts';

export interface EngineChoice {
  readonly engine: Engine;
  /** Goes behind a colon or into brackets. */
  readonly reason: string;
}

/**
 * Loads no engine into this process.
 * @throws Fault when LONGTAKE_ENGINE asks for one that there is not, or that does not work here
 */
export async function chooseEngine(env: NodeJS.ProcessEnv = process.env): Promise<EngineChoice> {
  const asked = env['LONGTAKE_ENGINE'] ?? '';
  const wanted = asked === '' ? null : parseWith(EngineSchema, asked, asAsked);
  if (wanted === 'wasm') return { engine: 'wasm', reason: 'LONGTAKE_ENGINE asks for it' };
  const { works, words } = await examineTfjsNode(env);
  if (works) return { engine: 'tfjs-node', reason: words };
  if (wanted === null) return { engine: 'wasm', reason: words };
  throw new Fault(
    'unsupported',
    `LONGTAKE_ENGINE asks for tfjs-node, but ${words}; or leave LONGTAKE_ENGINE unset to train on wasm.`,
  );
}

const asAsked = {
  what: 'LONGTAKE_ENGINE',
  reason: 'bad-usage',
  advice: 'Set it to "wasm" or "tfjs-node", or leave it unset.',
} as const;

async function examineTfjsNode(
  env: NodeJS.ProcessEnv,
): Promise<{ readonly works: boolean; readonly words: string }> {
  if (findTfjsNode() === null) return { works: false, words: missing() };
  const trial = await tryTfjsNode(env);
  const words = trial.works
    ? `version ${TFJS_NODE_VERSION} on TensorFlow ${trial.tensorFlow} loads and passes its self-test`
    : `tfjs-node ${trial.obstacle}; ${remedy('anew')}`;
  return { works: trial.works, words };
}

function missing(): string {
  return canBuildTfjsNode()
    ? `tfjs-node is not built; ${remedy('')}`
    : `tfjs-node is not installed; ${remedy('')}`;
}

function remedy(anew: '' | 'anew'): string {
  return canBuildTfjsNode()
    ? `"npm run build:tfjs-node" builds it ${anew}`.trimEnd()
    : `"npm install --no-save @tensorflow/tfjs-node@${TFJS_NODE_VERSION}" fetches it ${anew}`.trimEnd();
}
