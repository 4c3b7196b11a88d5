/** Classes added to tracks, the colours and keys they get, and the ids names become. */
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { BACKGROUND, IdSchema, TrackSchema, type Track } from '../../../../contract/track.ts';
import { colourName, palette } from '../../../../contract/palette.ts';
import { nextColour } from '../../../../main/services/project/next-colour.ts';
import { distinctSlugOf, slugOf } from '../../../../main/services/project/slug.ts';
import { withTracks } from '../../../../main/services/project/tracks.ts';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
const classes = (...ids: string[]) => ids.map((id) => ({ id, name: id.toUpperCase() }));
const track = (id: string, ...ids: string[]) => ({ id, name: id, classes: classes(...ids) });

describe('withTracks', () => {
  it('adds what is missing and leaves what is there untouched', () => {
    const renamed: Track[] = [
      { id: 'a', name: 'Mine', classes: [{ id: 'x', name: 'My X', colour: '#123456', key: '2' }] },
    ];
    const grown = withTracks(renamed, [track('a', 'x', 'y', 'z'), track('b', 'x')]);
    expect(grown[0]).toMatchObject({ name: 'Mine', classes: [renamed[0]!.classes[0], {}, {}] });
    expect(grown.flatMap((t) => t.classes.map((c) => [c.id, c.key]))).toEqual([
      ['x', '2'],
      ['y', '1'],
      ['z', '3'],
      ['x', '4'],
    ]);
    expect(withTracks(grown, [track('a', 'z'), track('b', 'x')])).toEqual(grown);
  });

  it('never adds the background, which every track has', () => {
    expect(withTracks([], [track('a', BACKGROUND)])).toEqual([{ id: 'a', name: 'a', classes: [] }]);
  });

  it('gives distinct colours and keys while they last, then colours again but no keys', () => {
    const ids = Array.from({ length: 20 }, (_, i) => `c${i}`);
    const given = withTracks([], [track('a', ...ids)])[0]!.classes;
    expect(given.slice(0, 16).map((c) => c.colour)).toEqual(palette);
    expect(given.slice(16).map((c) => c.colour)).toEqual(palette.slice(0, 4));
    expect(given.map((c) => c.key)).toEqual([...keys, ...Array<undefined>(11)]);
    expect(v.is(TrackSchema, { id: 'a', name: 'a', classes: given })).toBe(true);
  });

  it('has a palette without repeats, and takes the least used of it', () => {
    expect(new Set(palette).size).toBe(palette.length);
    expect(new Set(palette.map(colourName)).size).toBe(palette.length);
    expect(palette.map(colourName).filter((name) => name.startsWith('#'))).toEqual([]);
    expect(nextColour([...palette, ...palette.filter((c) => c !== '#009e73')])).toBe('#009e73');
  });
});

describe('slugs', () => {
  it.each([
    ['Falling (BW)', 'falling-bw'],
    ['childs_pose', 'childs_pose'],
    ['  Ausfüllen / Übung 3 ', 'ausfüllen-übung-3'],
    ['बैठना', 'बैठना'],
    ['...', 'none'],
    ['-', 'none'],
  ])('make %j %j', (name, slug) => {
    expect(slugOf(name, 'none')).toBe(slug);
  });

  it('are ids, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        expect(v.is(IdSchema, slugOf(name, 'none'))).toBe(true);
        expect(v.is(IdSchema, distinctSlugOf(name, 'none'))).toBe(true);
      }),
    );
  });

  it('that are distinct tell names apart unless they differ in case and separators only', () => {
    expect(distinctSlugOf('Falling (BW)', 'class')).toBe('falling-bw');
    expect(distinctSlugOf('WALKING', 'class')).toBe(distinctSlugOf('walking', 'class'));
    const alike = ['C', 'C#', 'C++', '+', '★', 'a'.repeat(60), 'a'.repeat(61)];
    expect(new Set(alike.map((name) => distinctSlugOf(name, 'class'))).size).toBe(alike.length);
  });
});
