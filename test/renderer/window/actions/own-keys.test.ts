/** Keys of one's own: as they are pressed, given to actions, and held against those of others. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeysSchema } from '../../../../contract/window/keys.ts';
import * as v from 'valibot';
import { answerTo, conflictOf } from '../../../../renderer/views/settings/keys/key-answer.ts';
import type { Action } from '../../../../renderer/window/actions/action.ts';
import { classKeysOf, rivalsOf } from '../../../../renderer/window/actions/key-rivals.ts';
import { giveKey, withKeys } from '../../../../renderer/window/actions/own-keys.ts';
import { isPressed, pressedKey } from '../../../../renderer/window/actions/pressed-key.ts';
import { keyShortcuts, keyWords } from '../../../../renderer/window/key-words.ts';

const bare = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const shift = { ...bare, shiftKey: true };

function action(id: string, key?: string, more: Partial<Action> = {}): Action {
  const given = key === undefined ? {} : { key };
  return { id, title: `Do ${id}`, group: 'Label', run: () => undefined, ...given, ...more };
}
const inLabel = { views: ['label'] } as const;

describe('a pressed key', () => {
  it.each([
    [{ ...bare, key: 'k' }, 'K', 'K', 'K'],
    [{ ...bare, key: ' ' }, 'Space', 'Space', 'Space'],
    [{ ...bare, key: '+' }, '[plus]', '+', 'plus'],
    [{ ...shift, key: '?' }, 'shift+?', '?', 'Shift+?'],
    [{ ...shift, key: 'N' }, 'shift+N', 'Shift+N', 'Shift+N'],
    [{ ...shift, key: 'ArrowLeft' }, 'shift+ArrowLeft', 'Shift+←', 'Shift+ArrowLeft'],
    [
      { ...shift, ctrlKey: true, altKey: true, key: 'Z' },
      'mod+alt+shift+Z',
      'Ctrl+Alt+Shift+Z',
      'Control+Alt+Shift+Z',
    ],
    [{ ...bare, key: 'ö' }, 'Ö', 'Ö', 'Ö'],
  ])('%o is written %s and read %s', (press, written, read, shortcut) => {
    const key = pressedKey(press);
    expect([key, keyWords(written), keyShortcuts(written)]).toEqual([written, read, shortcut]);
    expect(isPressed(written, press)).toBe(true);
    expect(isPressed(undefined, press)).toBe(false);
    expect(v.parse(KeysSchema, { it: written })).toEqual({ it: written });
  });

  it.each(['Shift', 'Control', 'Dead', 'Unidentified', ''])('is none where only %s is', (key) => {
    expect(pressedKey({ ...bare, key })).toBeNull();
  });
});

describe('keys of one’s own', () => {
  const actions = [action('play', 'Space'), action('stop', 'K'), action('tour')];

  it('take the place of those the actions come with', () => {
    const given = withKeys(actions, { play: 'P', stop: null, tour: 'F2', gone: 'X' });
    expect(given.map(({ key }) => key)).toEqual(['P', undefined, 'F2']);
    expect(withKeys(actions, JSON.parse('{"__proto__": "P"}') as Record<string, string>)).toEqual(
      actions,
    );
  });

  it('are kept only where they differ', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...actions), fc.constantFrom('P', 'K', 'Space', null))),
        (gifts) => {
          const keys = gifts.reduce((all, [to, key]) => giveKey(all, to, key), {});
          const last = new Map(gifts.map(([to, key]) => [to.id, key]));
          for (const { id, key } of withKeys(actions, keys)) {
            const original = actions.find((one) => one.id === id)?.key;
            const wanted = last.has(id) ? (last.get(id) ?? undefined) : original;
            expect(key).toBe(wanted);
            expect(id in keys).toBe(wanted !== original);
          }
        },
      ),
    );
  });
});

describe('who else has a key', () => {
  const play = action('play', 'Space', inLabel);
  const undo = action('undo', 'mod+Z', inLabel);
  const watch = action('watch', 'Space');
  const theme = action('theme', 'mod+L');
  const help = action('help', 'H', { isEverywhere: true });
  const all = [play, undo, watch, theme, help];
  const rivals = (one: Action) =>
    rivalsOf(one, all, []).map(({ name, views }) => `${name}: ${views.join(' ')}`);

  it.each([
    [watch, []],
    [play, []],
    [{ ...undo, key: 'space' }, ['Do play: label']],
    [{ ...undo, key: 'mod+l' }, ['Do theme: label']],
    [{ ...watch, key: 'mod+Z' }, ['Do undo: label']],
    [{ ...watch, key: 'h' }, ['Do help: watch record clips models settings']],
    [{ ...undo, key: 'H' }, ['Do help: label']],
    [{ ...help, key: 'Space' }, ['Do play: label', 'Do watch: watch record clips models settings']],
  ])('%o shares it with %o', (one, wanted) => {
    expect(rivals(one)).toEqual(wanted);
  });

  const classes = classKeysOf([
    { id: 't', name: 'T', classes: [{ id: 'a', name: 'Sit', colour: '#e69f00', key: 'x' }] },
  ]);

  it('is a class as well, and background and unlabelled where no class took theirs', () => {
    expect(classes).toEqual([
      { name: 'Sit', key: 'x' },
      { name: 'Background', key: '0' },
    ]);
    for (const key of ['X', 'shift+X'])
      expect(rivalsOf({ ...play, key }, all, classes)).toMatchObject([
        { action: null, name: 'Sit' },
      ]);
    expect(rivalsOf({ ...watch, key: 'X' }, all, classes)).toMatchObject([{ views: ['record'] }]);
    expect(rivalsOf({ ...play, key: 'mod+X' }, all, classes)).toEqual([]);
  });
});

describe('what is said to a key', () => {
  const play = action('play', 'Space', inLabel);
  const stop = action('stop', 'K', inLabel);
  const all = { actions: [play, stop], classes: [{ name: 'Sit', key: 'q' }] };

  it('names the other and what to do', () => {
    expect(answerTo('P', play, all)).toEqual({ kind: 'free' });
    expect(answerTo('Space', play, all)).toEqual({ kind: 'free' });
    expect(answerTo('K', play, all)).toEqual({
      kind: 'shared',
      words: 'K is the key of “Do stop” (in Label): take it from there, or press another key.',
      others: [stop],
      isOfClass: false,
    });
    expect(answerTo('Q', play, all)).toMatchObject({
      isOfClass: true,
      words:
        'Q is the key of the class “Sit”: press another key, or give the class another under Classes.',
    });
    expect(conflictOf({ ...play, key: 'k' }, all)).toBe(
      'shares its key with “Do stop” (in Label): give one of them another key.',
    );
    expect(conflictOf(play, all)).toBeNull();
  });

  it.each(['1', 'shift+0', 'Tab', 'mod+K', 'mod+C', 'mod+W', 'mod+shift+T', 'alt+F4'])(
    'refuses %s, which has its use',
    (key) => {
      expect(answerTo(key, play, all).kind).toBe('reserved');
    },
  );
});
