/** Which actions have their keys in a view: its own first, and where it has own ones, no other plain keys. */
import { views, type View } from '../app-state.ts';
import type { Action } from './action.ts';

export function actionsIn(view: View, actions: readonly Action[]): readonly Action[] {
  const own = actions.filter((action) => isOwn(action, view));
  const common = actions.filter((action) => action.views === undefined);
  if (own.length === 0) return common;
  const taken = new Set(own.map(({ key }) => key?.toLowerCase()));
  return [
    ...own,
    ...common.filter(
      (action) =>
        action.key === undefined || (isForAll(action) && !taken.has(action.key.toLowerCase())),
    ),
  ];
}

/** Where the action's key would hold if no other had the same. */
export function viewsOf(action: Action, actions: readonly Action[]): readonly View[] {
  if (action.views !== undefined) return action.views;
  if (isForAll(action)) return views;
  return views.filter((view) => !actions.some((one) => isOwn(one, view)));
}

function isOwn({ views: own }: Action, view: View): boolean {
  return own?.includes(view) === true;
}

/** Keys with Ctrl or Alt leave a view's plain keys alone. */
function isForAll({ key = '', isEverywhere }: Action): boolean {
  return isEverywhere === true || /^(mod|alt)\+/.test(key);
}
