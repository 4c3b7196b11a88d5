/** A value that tells when it changed: the same object until something in it differs. */

export interface Store<T extends object> {
  readonly state: () => T;
  readonly subscribe: (listener: () => void) => () => void;
  readonly change: (part: Partial<T>) => void;
}

export function createStore<T extends object>(initial: T): Store<T> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    change(part) {
      const keys = Object.keys(part) as (keyof T)[];
      if (keys.every((key) => Object.is(part[key], state[key]))) return;
      state = { ...state, ...part };
      for (const listener of [...listeners]) listener();
    },
  };
}
