/** The recorder's state in a component, and what a recording's classes are called. */
import { useMemo, useSyncExternalStore } from 'react';
import { keyedClasses, type KeyedClass } from '../../record/class-keys.ts';
import type { RecordState } from '../../record/record-state.ts';
import { useApp } from '../../window/app-context.tsx';

export function useRecordState(): RecordState {
  const { recorder } = useApp();
  return useSyncExternalStore(recorder.subscribe, recorder.state);
}

export function useKeyedClasses(): readonly KeyedClass[] {
  const { setup } = useRecordState();
  return useMemo(() => keyedClasses(setup?.tracks ?? []), [setup]);
}
