/** The one class of a clip: what most of its labelled frames show, the background last. */
import { describe, expect, it } from 'vitest';
import { clipClass } from '../../../model/metrics/clip-class.ts';
import { NONE } from '../../../model/metrics/sequence.ts';

const [SIT, WALK, BACKGROUND] = [0, 1, 2];

const cases: [string, number[], number, boolean][] = [
  ['one class', [SIT, SIT, NONE], SIT, false],
  ['the commoner of two', [SIT, WALK, WALK, NONE], WALK, true],
  ['the first of equals', [WALK, SIT, SIT, WALK], SIT, true],
  ['an activity amid background', [BACKGROUND, BACKGROUND, WALK], WALK, false],
  ['two activities amid background', [BACKGROUND, SIT, WALK, WALK], WALK, true],
  ['nothing but background', [NONE, BACKGROUND], BACKGROUND, false],
  ['nothing labelled', [NONE, NONE], NONE, false],
  ['no frames', [], NONE, false],
];

describe('the class of a clip', () => {
  it.each(cases)('%s', (_, truth, label, isMixed) => {
    expect(clipClass(Int32Array.from(truth), BACKGROUND)).toEqual({ label, isMixed });
  });

  it('knows of no background where the track has none', () => {
    expect(clipClass([WALK, WALK, SIT], NONE)).toEqual({ label: WALK, isMixed: true });
  });
});
