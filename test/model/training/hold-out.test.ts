/** Which clips are held out: whole groups, no class with them, the same for the same seed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../contract/fault.ts';
import { holdOut, type HoldOutClip } from '../../../model/training/hold-out.ts';

const anyClips = fc
  .array(
    fc.record({
      group: fc.option(fc.constantFrom('ada', 'ben', 'cyd', 'dee')),
      classes: fc.uniqueArray(fc.constantFrom('a/0', 'a/1', 'b/0'), { minLength: 1 }),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((clips) => clips.map((clip, i): HoldOutClip => ({ id: `clip-${i}`, ...clip })));

const anyOptions = fc.record({
  share: fc.constantFrom(0.1, 0.2, 0.5, 0.9),
  seed: fc.integer({ min: 0, max: 1000 }),
});

describe('holding clips out', () => {
  it('parts no group, leaves every class to be learnt, or says that it cannot', () => {
    let [held, refused] = [0, 0];
    fc.assert(
      fc.property(anyClips, anyOptions, (clips, options) => {
        let out: ReadonlySet<string>;
        try {
          out = holdOut(clips, options);
          held++;
        } catch (error) {
          expect(error).toBeInstanceOf(Fault);
          expect(error).toMatchObject({ reason: 'bad-input' });
          refused++;
          return;
        }
        const sides = (isOut: boolean) => clips.filter(({ id }) => out.has(id) === isOut);
        const groups = sides(true).flatMap(({ group }) => group ?? []);
        for (const { group } of sides(false)) expect(groups).not.toContain(group ?? '');
        const taught = sides(false).flatMap(({ classes }) => classes);
        for (const { classes } of clips) {
          for (const name of classes) expect(taught).toContain(name);
        }
        expect(out.size).toBeGreaterThan(0);
      }),
    );
    expect(held).toBeGreaterThan(20);
    expect(refused).toBeGreaterThan(5);
  });

  it('is the same whatever order the clips come in, and another for another seed', () => {
    const clips = Array.from({ length: 20 }, (_, i): HoldOutClip => ({
      id: `clip-${i}`,
      group: null,
      classes: ['a'],
    }));
    const chosen = holdOut(clips, { share: 0.2, seed: 4 });
    expect(chosen.size).toBe(4);
    expect(holdOut([...clips].reverse(), { share: 0.2, seed: 4 })).toEqual(chosen);
    expect(holdOut(clips, { share: 0.2, seed: 5 })).not.toEqual(chosen);
  });

  it.each<[string, HoldOutClip[], RegExp]>([
    ['one clip', [{ id: 'x', group: null, classes: ['a'] }], /which one clip cannot give/],
    [
      'one person',
      [
        { id: 'x', group: 'ada', classes: ['a'] },
        { id: 'y', group: 'ada', classes: ['a'] },
      ],
      /which 2 clips in one group cannot give/,
    ],
    [
      'a class that each clip has for itself',
      [
        { id: 'x', group: null, classes: ['a'] },
        { id: 'y', group: null, classes: ['b'] },
      ],
      /which 2 clips cannot give; label more clips, or train without it\.$/,
    ],
  ])('refuses %s in one sentence', (_, clips, sentence) => {
    expect(() => holdOut(clips, { share: 0.2, seed: 1 })).toThrow(sentence);
  });
});
