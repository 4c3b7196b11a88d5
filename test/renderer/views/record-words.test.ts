/** A recorder is ready when its project has answered as well as its camera. */
import { expect, it } from 'vitest';
import { canBegin } from '../../../renderer/views/record/words.ts';

const setup = { tracks: [], groups: [], freeBytes: null };

it.each([
  ['ready', setup, true],
  ['ready', null, false],
  ['off', setup, false],
  ['waiting', setup, false],
  ['counting', setup, false],
  ['recording', setup, false],
  ['saving', setup, false],
] as const)('%s with the answer %j', (phase, answer, can) => {
  expect(canBegin({ phase, setup: answer })).toBe(can);
});
