/** The training side of the registry, apart from it so that nothing the live worker reaches imports tfjs. */
import type { Cell } from '../../contract/checkpoint.ts';
import { Fault } from '../../contract/fault.ts';
import { unrollGru } from './gru/unrolled.ts';
import type { Unroll } from './unrolled.ts';

const unrolled: Readonly<Partial<Record<Cell, Unroll>>> = {
  gru: unrollGru,
};

/** @throws Fault for a cell that this version cannot train. */
export function unrolledCellNamed(name: Cell): Unroll {
  const unroll = unrolled[name];
  if (unroll === undefined) {
    throw new Fault('unsupported', `This version cannot train a cell "${name}"; use "gru".`);
  }
  return unroll;
}
