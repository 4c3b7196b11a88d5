/** The training side of the registry, apart from it so that nothing the live worker reaches imports tfjs. */
import type { Cell } from '../../contract/checkpoint.ts';
import { unrollGruResetAfter } from './gru-reset-after/unrolled.ts';
import { unrollGru } from './gru/unrolled.ts';
import { unrollLstm } from './lstm/unrolled.ts';
import { unrollRnn } from './rnn/unrolled.ts';
import type { Unroll } from './unrolled.ts';

const unrolled: Readonly<Record<Cell, Unroll>> = {
  gru: unrollGru,
  'gru-reset-after': unrollGruResetAfter,
  lstm: unrollLstm,
  rnn: unrollRnn,
};

export function unrolledCellNamed(name: Cell): Unroll {
  return unrolled[name];
}
