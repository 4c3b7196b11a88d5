/** Hands the window's controllers to every component. */
import { createContext, use, useSyncExternalStore } from 'react';
import type { WatchState } from '../watching/watch-state.ts';
import type { AppState } from './app-state.ts';
import type { App } from './app.ts';
import { useObserved } from './use-observed.ts';

const AppContext = createContext<App | null>(null);

export const AppProvider = AppContext;

export function useApp(): App {
  const app = use(AppContext);
  if (app === null) throw new Error('A component stands outside of AppProvider.');
  return app;
}

export function useAppState(): AppState {
  return useObserved(useApp().state$);
}

export function useWatchState(): WatchState {
  const { watching } = useApp();
  return useSyncExternalStore(watching.subscribe, watching.state);
}
