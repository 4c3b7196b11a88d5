/** Folds: never a group on both sides, every clip held out once, the same whatever the order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../../contract/fault.ts';
import {
  makeFolds,
  parseCrossValidation,
  type SplitClip,
} from '../../../main/services/evaluation/splits.ts';

const clip = (id: string, group: string | null, stratum?: string): SplitClip => ({
  id,
  group,
  ...(stratum === undefined ? {} : { stratum }),
});

function faultOf(run: () => unknown): unknown {
  try {
    run();
  } catch (fault) {
    return fault;
  }
  throw new Error('it should have thrown');
}

describe('--cross-validate', () => {
  it.each([
    ['group', { by: 'group', folds: null }],
    ['group:4', { by: 'group', folds: 4 }],
    ['clips:10', { by: 'clips', folds: 10 }],
  ])('%s', (text, expected) => {
    expect(parseCrossValidation(text)).toEqual(expected);
  });

  it.each(['clips', 'group:', 'group:1', 'clips:0', 'clips:-3', 'person:4', 'group:4.5', ''])(
    'refuses "%s" with a sentence',
    (text) => {
      const fault = faultOf(() => parseCrossValidation(text));
      expect(exitCodeOf(fault)).toBe(2);
      expect(String(fault)).toContain('group:K or clips:K');
    },
  );
});

describe('folds', () => {
  const people = ['p02', 'p01', 'p04', 'p03', 'p05'];
  const clips = people.flatMap((p) => [1, 2, 3].map((n) => clip(`${p}-${n}`, p)));

  it('deals sorted groups to K folds in turn', () => {
    const folds = makeFolds(clips, { by: 'group', folds: 2 });
    expect(folds.map(({ groups }) => groups)).toEqual([
      ['p01', 'p03', 'p05'],
      ['p02', 'p04'],
    ]);
    expect(folds[1]!.heldOut).toEqual(['p02-1', 'p02-2', 'p02-3', 'p04-1', 'p04-2', 'p04-3']);
  });

  it('has as many folds as groups unless told', () => {
    const folds = makeFolds(clips, { by: 'group', folds: null });
    expect(folds.map(({ groups }) => groups)).toEqual([
      ['p01'],
      ['p02'],
      ['p03'],
      ['p04'],
      ['p05'],
    ]);
  });

  it('deals every class evenly to folds of clips', () => {
    const mixed = ['walk', 'sit'].flatMap((c) =>
      Array.from({ length: 6 }, (_, i) => clip(`${c}-${i}`, null, c)),
    );
    for (const { heldOut } of makeFolds(mixed, { by: 'clips', folds: 3 })) {
      expect(heldOut.filter((id) => id.startsWith('walk'))).toHaveLength(2);
      expect(heldOut).toHaveLength(4);
    }
  });

  it('refuses more folds than groups, clips without a group, and too few clips', () => {
    const tooMany = faultOf(() => makeFolds(clips, { by: 'group', folds: 6 }));
    expect(exitCodeOf(tooMany)).toBe(2);
    expect(String(tooMany)).toMatch(/6 groups.*only 5.*--group-from/);
    const without = faultOf(() =>
      makeFolds([...clips, clip('stray', null)], { by: 'group', folds: null }),
    );
    expect(exitCodeOf(without)).toBe(2);
    expect(String(without)).toMatch(/"stray".*--group-from/);
    const few = faultOf(() => makeFolds([clip('a', null)], { by: 'clips', folds: 2 }));
    expect(exitCodeOf(few)).toBe(2);
    const lone = faultOf(() => makeFolds([clip('a', 'p01')], { by: 'group', folds: null }));
    expect(String(lone)).toMatch(/2 groups.*only 1/);
  });

  const anyClips = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 6 })), {
      selector: ([id]) => id,
      minLength: 2,
      maxLength: 40,
    })
    .map((pairs) => pairs.map(([id, group]) => clip(`c${id}`, `g${group}`, `s${id % 3}`)));

  it('whatever the clips: every one held out once, training is the rest, order does not matter', () => {
    fc.assert(
      fc.property(anyClips, fc.constantFrom('group', 'clips'), (some, by) => {
        const groupsThere = new Set(some.map(({ group }) => group));
        fc.pre(by === 'clips' || groupsThere.size >= 2);
        const folds = makeFolds(some, { by, folds: 2 });
        const ids = some.map(({ id }) => id).sort();
        expect(folds.flatMap(({ heldOut }) => heldOut).sort()).toEqual(ids);
        for (const { heldOut, training } of folds) {
          expect([...heldOut, ...training].sort()).toEqual(ids);
          expect(heldOut.length).toBeGreaterThan(0);
          if (by === 'clips') continue;
          const groupOf = (id: string) => some.find((c) => c.id === id)?.group;
          const held = new Set(heldOut.map(groupOf));
          expect(training.map(groupOf).filter((group) => held.has(group))).toEqual([]);
        }
        expect(makeFolds(some.toReversed(), { by, folds: 2 })).toEqual(folds);
      }),
    );
  });
});
