/** Every cell a model may be made of: a cell is one folder and one line here (and one in unrolled-registry.ts). */
import type { Cell } from '../../contract/checkpoint.ts';
import { Fault } from '../../contract/fault.ts';
import type { CellDefinition } from './cell.ts';
import { gru } from './gru/gru.ts';

const cells: Readonly<Partial<Record<Cell, CellDefinition>>> = {
  gru,
};

/** @throws Fault for a cell that this version cannot run. */
export function cellNamed(name: Cell): CellDefinition {
  const cell = cells[name];
  if (cell === undefined) {
    throw new Fault('unsupported', `This version has no cell "${name}"; use "gru".`);
  }
  return cell;
}
