/** Hands the list of actions to every component. */
import { createContext, use } from 'react';
import { keyShortcuts, withKeyWords } from '../key-words.ts';
import type { Action } from './action.ts';

interface KnownActions {
  readonly actions: readonly Action[];
  /** With the keys they come with. */
  readonly originals: readonly Action[];
}

export const ActionsContext = createContext<KnownActions>({ actions: [], originals: [] });

/** With the keys that the user gave them. */
export function useActions(): readonly Action[] {
  return use(ActionsContext).actions;
}

export function useOriginalActions(): readonly Action[] {
  return use(ActionsContext).originals;
}

export interface ActionOnScreen {
  readonly action: Action;
  /** Its title with its key, as a tooltip says it. */
  readonly tip: string;
  /** For `aria-keyshortcuts`. */
  readonly shortcuts: string | undefined;
}

/** One action by its id, with the key it has now. */
export function useAction(id: string): ActionOnScreen | null {
  const action = useActions().find((one) => one.id === id);
  if (action === undefined) return null;
  const { title, key } = action;
  return {
    action,
    tip: withKeyWords(title, key),
    shortcuts: key === undefined ? undefined : keyShortcuts(key),
  };
}
