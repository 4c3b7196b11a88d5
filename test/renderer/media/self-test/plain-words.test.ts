/** What is left of a runtime's error for the user, on messages as they came. */
import { expect, it } from 'vitest';
import { plainWords } from '../../../../renderer/media/self-test/plain-words.ts';

it.each([
  ['divide by zero', 'divide by zero'],
  [
    'INVALID_ARGUMENT: CalculatorGraph::Run() failed: \nCalculator::Process() for node "a__TensorsDequantizationCalculator" failed: Unsupported input tensor type: Float32\n=== Source Location Trace: ===\nthird_party/mediapipe/a.cc:111',
    'it takes no extractors whose numbers are quantised',
  ],
  ['A failed: \nB failed: no room === Source Location Trace: ===', 'no room'],
  ['it gave\n  nothing ', 'it gave nothing'],
  ['', ''],
])('%j is %j', (message, words) => {
  expect(plainWords(message)).toBe(words);
});

it('is of a bearable length', () => {
  expect(plainWords('x'.repeat(1000))).toHaveLength(160);
});
