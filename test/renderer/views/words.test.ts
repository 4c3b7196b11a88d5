/** Times, sizes and names as people read them, and models in the order they grew. */
import { describe, expect, it } from 'vitest';
import type { ModelCard } from '../../../contract/window/cards.ts';
import { clock, longClock } from '../../../renderer/strip/clock.ts';
import { inkOn } from '../../../renderer/strip/strip-colours.ts';
import { bytesInWords } from '../../../renderer/views/bytes.ts';
import { inTrees } from '../../../renderer/views/models/lineage.ts';
import { secondsInWords } from '../../../renderer/views/models/seconds-in-words.ts';
import { looksOf, stripTracks } from '../../../renderer/views/watch/class-look.ts';

it.each([
  [0, '0:00'],
  [59_999_999, '0:59'],
  [61e6, '1:01'],
  [3_600e6, '1:00:00'],
  [36_061e6, '10:01:01'],
  [-5, '0:00'],
])('%d µs are %s', (us, words) => {
  expect(clock(us)).toBe(words);
});

it.each([
  [1, '1 s'],
  [59, '59 s'],
  [60, '1 min'],
  [61, '2 min'],
  [3541, '1 h'],
  [3601, '2 h'],
])('%d seconds that are left are %s', (seconds, words) => {
  expect(secondsInWords(seconds)).toBe(words);
});

it('how far the memory reaches is told in hours, minutes and seconds', () => {
  expect(longClock(751)).toBe('00:12:31');
  expect(longClock(360_000)).toBe('100:00:00');
});

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [3_251_736, '3.3 MB'],
  [999_600, '1.0 MB'],
  [123e9, '123 GB'],
])('%d bytes are %s', (bytes, words) => {
  expect(bytesInWords(bytes)).toBe(words);
});

it('text on a class colour is black on light ones and white on dark ones', () => {
  expect(inkOn('#f0e442')).toBe('#000000');
  expect(inkOn('#332288')).toBe('#ffffff');
});

function model(id: string, from: string | null): ModelCard {
  return {
    id,
    from,
    origin: 'project',
    path: `/models/${id}`,
    createdAt: '2026-01-01T00:00:00Z',
    cell: 'gru',
    hiddenSize: 64,
    layers: 1,
    projection: null,
    head: 'frame',
    modelRate: 15,
    tracks: [{ id: 't', name: 'Track', classes: [{ id: 'a', name: 'Action', colour: '#e69f00' }] }],
    extractor: { name: 'x', sha256: '0'.repeat(64) },
    clips: 1,
    trainingAccuracy: null,
    fault: null,
  };
}

describe('the tree of models', () => {
  const grown = (models: readonly ModelCard[]) =>
    inTrees(models).map(({ model: { id }, depth }) => [id, depth]);

  it('puts each model under the one it grew from, and keeps the order otherwise', () => {
    const models = [model('c', 'a'), model('d', 'c'), model('b', null), model('a', null)];
    expect(grown(models)).toEqual([
      ['b', 0],
      ['a', 0],
      ['c', 1],
      ['d', 2],
    ]);
  });

  it('shows a model whose ancestor is not here, and one that claims to be its own', () => {
    expect(grown([model('x', 'gone'), model('y', 'y')])).toEqual([
      ['x', 0],
      ['y', 0],
    ]);
  });
});

describe('the look of a class', () => {
  it('is that of the model, and neutral for what the model does not name', () => {
    const look = looksOf(model('m', null));
    expect(look('t', 'a')).toEqual({ name: 'Action', colour: '#e69f00' });
    expect(look('t', 'background').name).toBe('Background');
    expect(look('other', 'a').name).toBe('a');
  });

  it('is the same on the strip', () => {
    const shown = stripTracks([{ id: 't', classes: ['a'] }], model('m', null));
    expect(shown).toEqual([
      { id: 't', name: 'Track', classes: [{ id: 'a', name: 'Action', colour: '#e69f00' }] },
    ]);
  });
});
