/** Hands the list of actions to every component. */
import { createContext, use } from 'react';
import type { Action } from './action.ts';

export const ActionsContext = createContext<readonly Action[]>([]);

export function useActions(): readonly Action[] {
  return use(ActionsContext);
}
