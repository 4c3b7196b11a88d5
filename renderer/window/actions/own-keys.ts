/** The actions with the keys that the user gave them. */
import type { Keys } from '../../../contract/window/keys.ts';
import type { Action } from './action.ts';

export function withKeys(actions: readonly Action[], keys: Keys): readonly Action[] {
  return actions.map((action) => {
    const own = Object.hasOwn(keys, action.id) ? keys[action.id] : undefined;
    const { key: original, ...keyless } = action;
    if (own === undefined || own === original) return action;
    return own === null ? keyless : { ...keyless, key: own };
  });
}

/** A key for one action, or none; back to what it comes with where that is the same. */
export function giveKey(
  keys: Keys,
  { id, key: original }: Pick<Action, 'id' | 'key'>,
  key: string | null,
): Keys {
  const rest = Object.fromEntries(Object.entries(keys).filter(([one]) => one !== id));
  return key === (original ?? null) ? rest : { ...rest, [id]: key };
}
