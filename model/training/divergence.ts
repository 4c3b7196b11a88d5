/** Notices a run whose numbers are numbers no longer, before what it has learnt is lost. */
import { Fault } from '../../contract/fault.ts';
import type { NamedTensors } from '../tensor.ts';

/** @param pass from 1 @throws Fault 'diverged' */
export function refuseDivergence(loss: number, pass: number): void {
  if (!Number.isFinite(loss)) throw astray(pass, 'the loss');
}

/** Once an epoch: a last step may have broken weights that no loss has seen yet. @throws Fault 'diverged' */
export function refuseBrokenWeights(weights: NamedTensors, pass: number): void {
  for (const { data } of weights.values()) {
    if (!data.every(Number.isFinite)) throw astray(pass, 'a weight');
  }
}

function astray(pass: number, what: string): Fault {
  return new Fault(
    'diverged',
    `Training went astray in pass ${pass}: ${what} is no longer a number; try a lower learning rate.`,
  );
}
