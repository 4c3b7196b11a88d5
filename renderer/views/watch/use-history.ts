/** The slow parts of the history as React sees them: tracks and events. What moves every frame is drawn, not rendered. */
import { useSyncExternalStore } from 'react';
import type { HistoryEvent, HistoryTrack } from '../../watching/history.ts';
import { useApp } from '../../window/app-context.tsx';

export function useHistoryTracks(): readonly HistoryTrack[] {
  const { history } = useApp().watching;
  return useSyncExternalStore(history.subscribe, history.tracks);
}

export function useHistoryEvents(): readonly HistoryEvent[] {
  const { history } = useApp().watching;
  return useSyncExternalStore(history.subscribe, history.events);
}
