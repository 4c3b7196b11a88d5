/** The engines on which the trainer's tests run, each with how near its numbers must come to those of another order of sums. */
import { beforeAll, beforeEach, expect } from 'vitest';
import type { Engine } from '../../../main/services/training/engines/engine.ts';
import { findTfjsNode } from '../../../main/services/training/engines/find-tfjs-node.ts';
import { startEngine } from '../../../main/services/training/engines/start-engine.ts';
import { distance } from './window.ts';

export interface TestedEngine {
  readonly engine: Engine;
  /** 0: bit for bit. */
  readonly slack: number;
}

/** `npm test` builds tfjs-node where it can, so that these are two. */
export const testedEngines: readonly TestedEngine[] = [
  { engine: 'wasm', slack: 0 },
  { engine: 'tfjs-node', slack: 1e-5 },
];

/** Every case on every engine, for `describe.each`. */
export function onEachEngine<Case extends object>(
  cases: readonly Case[],
): readonly (Case & TestedEngine)[] {
  return testedEngines.flatMap((tested) => cases.map((one) => ({ ...one, ...tested })));
}

/** First in a `describe`: its tests run on this engine, or are skipped where the machine has none. */
export function useEngine(engine: Engine): void {
  const isThere = engine === 'wasm' || findTfjsNode() !== null;
  beforeAll(async () => {
    if (isThere) await startEngine(engine);
  });
  beforeEach((context) => {
    if (!isThere) context.skip('tfjs-node is not built here (npm run build:tfjs-node)');
  });
}

/** The same to the bit on wasm, within the engine's slack elsewhere. */
export function expectSame(
  found: readonly Float32Array[],
  wanted: readonly Float32Array[],
  slack: number,
): void {
  if (slack === 0) {
    expect(found).toEqual(wanted);
    return;
  }
  expect(found.map(({ length }) => length)).toEqual(wanted.map(({ length }) => length));
  for (const [i, values] of found.entries()) {
    expect(distance(values, wanted[i]!)).toBeLessThanOrEqual(slack);
  }
}
