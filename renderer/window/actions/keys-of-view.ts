/** Which actions have their keys in a view: its own first, and where it has own ones, no other plain keys. */
import type { View } from '../app-state.ts';
import type { Action } from './action.ts';

/** Keys that mean the same everywhere. */
const everywhere = /^(mod|alt)\+|^shift\+\?$/;

export function actionsIn(view: View, actions: readonly Action[]): readonly Action[] {
  const own = actions.filter(({ views }) => views?.includes(view) === true);
  const common = actions.filter(({ views }) => views === undefined);
  if (own.length === 0) return common;
  const taken = new Set(own.map(({ key }) => key?.toLowerCase()));
  return [
    ...own,
    ...common.filter(
      ({ key }) => key === undefined || (everywhere.test(key) && !taken.has(key.toLowerCase())),
    ),
  ];
}
