/** A gate before each piece of work: closed, work waits there until it opens or is given up. */

export interface WorkGate {
  readonly isOpen: () => boolean;
  readonly set: (isOpen: boolean) => void;
  /** Resolves at once while it is open; also when the signal fires. */
  readonly pass: (signal: AbortSignal) => Promise<void>;
}

export function createWorkGate(): WorkGate {
  let opening = Promise.withResolvers<undefined>();
  let isOpen = true;
  return {
    isOpen: () => isOpen,
    set(open) {
      if (open === isOpen) return;
      isOpen = open;
      if (open) opening.resolve(undefined);
      else opening = Promise.withResolvers<undefined>();
    },
    async pass(signal) {
      const given = Promise.withResolvers<undefined>();
      const giveUp = () => {
        given.resolve(undefined);
      };
      signal.addEventListener('abort', giveUp);
      while (!isOpen && !signal.aborted) await Promise.race([opening.promise, given.promise]);
      signal.removeEventListener('abort', giveUp);
    },
  };
}
