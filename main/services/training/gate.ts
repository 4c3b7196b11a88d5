/** A gate that work waits at while it is shut. */

export interface Gate {
  readonly isOpen: () => boolean;
  readonly shut: () => void;
  readonly open: () => void;
  readonly whenOpen: () => Promise<void>;
}

/** Open to begin with. */
export function createGate(): Gate {
  let isOpen = true;
  const waiting: (() => void)[] = [];
  return {
    isOpen: () => isOpen,
    shut() {
      isOpen = false;
    },
    open() {
      isOpen = true;
      for (const goOn of waiting.splice(0)) goOn();
    },
    whenOpen: () =>
      isOpen
        ? Promise.resolve()
        : new Promise((goOn) => {
            waiting.push(goOn);
          }),
  };
}
