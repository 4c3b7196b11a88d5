/** The project's lock for as long as somebody edits labels, and the moment at which somebody else has it. */
import { Fault, toFault } from '../../../contract/fault.ts';
import { requireThere } from '../project/project-gone.ts';
import { requireWritable, type Project } from '../project/project.ts';
import { acquireProjectLock, type ProjectLock } from '../project/project-lock.ts';

/** How soon a project that was taken over, moved or put back is noticed without anything being written. */
const LOOK_MS = 2000;

export interface HeldLock {
  readonly hold: (how: { readonly takeOver: boolean }) => Promise<void>;
  readonly requireHeld: () => Promise<void>;
  readonly release: () => Promise<void>;
  /** Why it is held no more, if it was lost. */
  readonly lost: () => Fault | null;
}

interface HeldLockOptions {
  readonly project: () => Project;
  /** Told once for every loss. */
  readonly onLost: (fault: Fault) => void;
  /** Told once when the project's folder is gone, and once, with null, when it is back: the lock is held all along. */
  readonly onGone: (fault: Fault | null) => void;
}

export function createHeldLock({ project, onLost, onGone }: HeldLockOptions): HeldLock {
  let lock: ProjectLock | null = null;
  let lost: Fault | null = null;
  let look: NodeJS.Timeout | undefined;
  const gone = createGoneTeller(onGone);
  const lose = (fault: Fault): void => {
    lock = null;
    lost = fault;
    clearInterval(look);
    onLost(fault);
  };
  const requireHeld = async (): Promise<void> => {
    const own = lock;
    if (own === null) throw lost ?? new Fault('failed', 'The project is not open for changes.');
    try {
      await own.requireHeld();
      if (lock === own) gone.tell(null);
    } catch (error) {
      const fault = toFault(error);
      // Several may find out at once; it is told of once.
      if (lock === own && fault.reason === 'project-gone') gone.tell(fault);
      else if (lock === own) lose(fault);
      throw fault;
    }
  };
  return {
    async hold({ takeOver }) {
      if (lock !== null) return requireHeld();
      const current = project();
      await requireThere(current.root);
      await requireWritable(current);
      const request = { root: current.root, scope: 'labels', app: 'the Longtake window' } as const;
      lock = await acquireProjectLock({ ...request, patienceMs: 1000, takeOver });
      lost = null;
      gone.forget();
      look = setInterval(() => void requireHeld().catch(() => undefined), LOOK_MS);
      look.unref();
    },
    requireHeld,
    async release() {
      clearInterval(look);
      await lock?.release();
      lock = null;
    },
    lost: () => lost,
  };
}

/** Tells of every change once. */
function createGoneTeller(onGone: HeldLockOptions['onGone']) {
  let isGone = false;
  return {
    tell(fault: Fault | null): void {
      if (isGone === (fault !== null)) return;
      isGone = fault !== null;
      onGone(fault);
    },
    forget(): void {
      isGone = false;
    },
  };
}
