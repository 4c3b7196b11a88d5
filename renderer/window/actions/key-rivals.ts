/** Who else has a key, so that one of the two is never heard. */
import { BACKGROUND_KEY, UNLABELLED_KEY } from '../../labelling/class-keys.ts';
import type { Track } from '../../../contract/track.ts';
import type { View } from '../app-state.ts';
import type { Action } from './action.ts';
import { viewsOf } from './keys-of-view.ts';

export interface Rival {
  /** Null for a class. */
  readonly action: Action | null;
  readonly name: string;
  /** Where both would be meant. */
  readonly views: readonly View[];
}

/** A class's key paints while labelling and recording, before any action has it. */
export interface ClassKey {
  readonly name: string;
  readonly key: string;
}

const classViews: readonly View[] = ['label', 'record'];

export function classKeysOf(tracks: readonly Track[]): readonly ClassKey[] {
  const own = tracks.flatMap(({ classes }) =>
    classes.flatMap(({ name, key }) => (key === undefined ? [] : [{ name, key }])),
  );
  const isFree = ({ key }: ClassKey) => own.every((one) => !isSame(one.key, key));
  const fixed = [
    { name: 'Background', key: BACKGROUND_KEY },
    { name: 'Unlabelled', key: UNLABELLED_KEY },
  ];
  return [...own, ...fixed.filter(isFree)];
}

/** @param action with the key in question; whatever key it has among `actions` does not count. */
export function rivalsOf(
  action: Action,
  actions: readonly Action[],
  classes: readonly ClassKey[],
): readonly Rival[] {
  const { id, key } = action;
  if (key === undefined) return [];
  const own = viewsOf(action, actions);
  const painted = own.filter((view) => classViews.includes(view));
  const ofActions = actions
    .filter((one) => one.id !== id && one.key !== undefined && isSame(one.key, key))
    .map((one) => ({ action: one, name: one.title, views: shared(own, viewsOf(one, actions)) }));
  const ofClasses = classes
    .filter((one) => isSame(one.key, key) || isSame(`shift+${one.key}`, key))
    .map(({ name }) => ({ action: null, name, views: painted }));
  return [...ofActions, ...ofClasses].filter(({ views }) => views.length > 0);
}

/** Upper and lower case are one key, as on a keyboard. */
function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function shared(a: readonly View[], b: readonly View[]): readonly View[] {
  return a.filter((view) => b.includes(view));
}
