/** Labellers: a set of their own each, ids that files can be called by, nobody's set taken by another. */
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import fc from 'fast-check';
import { IdSchema } from '../../../contract/track.ts';
import {
  firstLabeller,
  labellerInWords,
  newLabeller,
  type Labeller,
} from '../../../renderer/labelling/labeller.ts';

describe('a new labeller', () => {
  it.each([
    ['Ben', 'ben'],
    ['  Ana María ', 'ana-maría'],
    ['Dr. O’Neil (lab 2)', 'dr.-o-neil-lab-2'],
    ['-- ?', 'labeller'],
  ])('%j labels in %j', (name, set) => {
    expect(newLabeller(name, [firstLabeller])).toEqual({ set, annotator: name.trim() });
  });

  it('has an id whatever the name, and nobody else’s', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 })), (names) => {
        const known: Labeller[] = [firstLabeller];
        for (const name of names) {
          const made = newLabeller(name, known);
          expect(v.is(IdSchema, made.set)).toBe(true);
          if (!known.includes(made)) known.push(made);
        }
        expect(new Set(known.map(({ set }) => set)).size).toBe(known.length);
      }),
    );
  });

  it('of a name that is known is the one known', () => {
    const ben = { set: 'second', annotator: 'Ben' };
    expect(newLabeller('ben', [firstLabeller, ben])).toBe(ben);
    expect(newLabeller('Hand', [firstLabeller])).toEqual({ set: 'hand-2', annotator: 'Hand' });
  });
});

it.each([
  [firstLabeller, 'Labels by hand'],
  [{ set: 'ben', annotator: 'Ben' }, 'Ben'],
  [{ set: 'hand', annotator: 'ana' }, 'ana (hand)'],
  [{ set: 'model', annotator: null }, 'model'],
])('%j is called %j', (labeller, words) => {
  expect(labellerInWords(labeller)).toBe(words);
});
