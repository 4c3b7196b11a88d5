/** Reads a BehaviorSubject in a component. */
import { useCallback, useSyncExternalStore } from 'react';
import type { BehaviorSubject } from 'rxjs';

export function useObserved<T>(subject: BehaviorSubject<T>): T {
  const subscribe = useCallback(
    (changed: () => void) => {
      const subscription = subject.subscribe({
        next: changed,
        error: changed,
      });
      return () => {
        subscription.unsubscribe();
      };
    },
    [subject],
  );
  return useSyncExternalStore(subscribe, () => subject.value);
}
