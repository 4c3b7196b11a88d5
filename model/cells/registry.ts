/** Every cell a model may be made of: a cell is one folder and one line here (and one in unrolled-registry.ts). */
import type { Cell } from '../../contract/checkpoint.ts';
import type { CellDefinition } from './cell.ts';
import { gruResetAfter } from './gru-reset-after/gru-reset-after.ts';
import { gru } from './gru/gru.ts';
import { lstm } from './lstm/lstm.ts';
import { rnn } from './rnn/rnn.ts';

const cells: Readonly<Record<Cell, CellDefinition>> = {
  gru,
  'gru-reset-after': gruResetAfter,
  lstm,
  rnn,
};

export function cellNamed(name: Cell): CellDefinition {
  return cells[name];
}
