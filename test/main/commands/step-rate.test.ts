/** Steps per second, from the first step seen to the last. */
import { expect, it } from 'vitest';
import { createStepRate } from '../../../main/commands/bench/step-rate.ts';

it('counts from the first step on, so that opening the camera costs nothing', () => {
  const rate = createStepRate();
  rate.add({ steps: 0 }, 0);
  rate.add({ steps: 0 }, 5000);
  rate.add({ steps: 10 }, 6000);
  rate.add({ steps: 40 }, 8000);
  expect(rate.perS()).toBe(15);
});

it('is 0 until two moments are known', () => {
  const rate = createStepRate();
  expect(rate.perS()).toBe(0);
  rate.add({ steps: 3 }, 1000);
  expect(rate.perS()).toBe(0);
});
