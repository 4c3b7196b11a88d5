/** Keeps a project's lock through long work, while labels are opened, edited and closed beside it. */
import type { Fault } from '../../../contract/fault.ts';
import type { HeldLock } from './held-lock.ts';
import type { Turns } from './turns.ts';

export interface LockKeeping {
  readonly isEmpty: () => boolean;
  /** @throws what the work throws, and Fault where the lock cannot be had. */
  readonly keeping: <T>(work: (lost: AbortSignal) => Promise<T>) => Promise<T>;
  /** Ends all work that goes on: somebody else has the project now. */
  readonly lose: (fault: Fault) => void;
}

export function createLockKeeping(
  lock: Pick<HeldLock, 'hold'>,
  { turns, letGo }: { readonly turns: Turns; readonly letGo: () => Promise<void> },
): LockKeeping {
  const kept = new Set<AbortController>();
  return {
    isEmpty: () => kept.size === 0,
    async keeping(work) {
      const losing = new AbortController();
      await turns.take(async () => {
        await lock.hold({ takeOver: false });
        kept.add(losing);
      });
      try {
        return await work(losing.signal);
      } finally {
        await turns.take(() => {
          kept.delete(losing);
          return letGo();
        });
      }
    },
    lose(fault) {
      for (const losing of kept) losing.abort(fault);
    },
  };
}
