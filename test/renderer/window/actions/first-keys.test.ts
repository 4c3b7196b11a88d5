/** The keys that actions come with: each heard, none twice, none that is kept for something else. */
import { describe, expect, it } from 'vitest';
import { createActions } from '../../../../renderer/window/actions/actions.ts';
import { classKeysOf, rivalsOf } from '../../../../renderer/window/actions/key-rivals.ts';
import { reservedFor } from '../../../../renderer/window/actions/reserved-keys.ts';

/** Anything that is asked for is there; no action is run here. */
const anything: unknown = new Proxy(() => undefined, { get: () => anything });
const actions = createActions(
  ...(['app', 'moved'].map(() => anything) as Parameters<typeof createActions>),
);
const digits = Array.from('123456789', (key) => ({ id: key, name: key, colour: '#e69f00', key }));
const classes = classKeysOf([{ id: 't', name: 'T', classes: digits }]);

describe('the keys that actions come with', () => {
  it('are many, and every action has an id of its own', () => {
    expect(actions.length).toBeGreaterThan(50);
    expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
  });

  it.each(actions.filter(({ key }) => key !== undefined))(
    '$key of “$title” is its alone',
    (action) => {
      expect(rivalsOf(action, actions, classes)).toEqual([]);
      expect(reservedFor(action.key ?? '')).toBeNull();
    },
  );
});
