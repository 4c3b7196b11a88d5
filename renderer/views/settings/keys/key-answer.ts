/** What is said to a key that an action is to have: it is free, it is kept for something else, or others have it. */
import type { Action } from '../../../window/actions/action.ts';
import { rivalsOf, type ClassKey, type Rival } from '../../../window/actions/key-rivals.ts';
import { reservedFor } from '../../../window/actions/reserved-keys.ts';
import type { View } from '../../../window/app-state.ts';
import { keyWords } from '../../../window/key-words.ts';

export type KeyAnswer =
  | { readonly kind: 'free' }
  | { readonly kind: 'reserved'; readonly words: string }
  /** `others` may give it up; a class may not, its key is changed among the classes. */
  | {
      readonly kind: 'shared';
      readonly words: string;
      readonly others: readonly Action[];
      readonly isOfClass: boolean;
    };

export interface AllKeys {
  readonly actions: readonly Action[];
  readonly classes: readonly ClassKey[];
}

export function answerTo(key: string, action: Action, { actions, classes }: AllKeys): KeyAnswer {
  const use = reservedFor(key);
  if (use !== null)
    return { kind: 'reserved', words: `${keyWords(key)} ${use}: press another key.` };
  const rivals = rivalsOf({ ...action, key }, actions, classes);
  if (rivals.length === 0) return { kind: 'free' };
  const others = rivals.flatMap((rival) => (rival.action === null ? [] : [rival.action]));
  const isOfClass = others.length < rivals.length;
  const advice = isOfClass
    ? 'press another key, or give the class another under Classes.'
    : 'take it from there, or press another key.';
  const words = `${keyWords(key)} is the key of ${listed(rivals)}: ${advice}`;
  return { kind: 'shared', words, others, isOfClass };
}

/** What is wrong with the key an action has now; null where all is well. */
export function conflictOf(action: Action, { actions, classes }: AllKeys): string | null {
  const rivals = rivalsOf(action, actions, classes);
  if (rivals.length === 0) return null;
  return `shares its key with ${listed(rivals)}: give one of them another key.`;
}

function listed(rivals: readonly Rival[]): string {
  return rivals.map(named).join(' and ');
}

function named({ action, name, views }: Rival): string {
  return action === null ? `the class “${name}”` : `“${name}” (${whereWords(views)})`;
}

const titles: Readonly<Record<View, string>> = {
  watch: 'Watch',
  record: 'Record',
  clips: 'Clips',
  label: 'Label',
  models: 'Models',
  settings: 'Settings',
};

/** Where a key holds: "everywhere", "in Label". */
export function whereWords(held: readonly View[]): string {
  if (held.length === Object.keys(titles).length) return 'everywhere';
  return `in ${held.map((view) => titles[view]).join(', ')}`;
}
