/** The project's lock for as long as somebody edits labels, and the moment at which somebody else has it. */
import { Fault, toFault } from '../../../contract/fault.ts';
import { requireWritable, type Project } from '../project/project.ts';
import { acquireProjectLock, type ProjectLock } from '../project/project-lock.ts';

/** How soon a project that was taken over is noticed without anything being written. */
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
}

export function createHeldLock({ project, onLost }: HeldLockOptions): HeldLock {
  let lock: ProjectLock | null = null;
  let lost: Fault | null = null;
  let look: NodeJS.Timeout | undefined;
  const requireHeld = async (): Promise<void> => {
    const own = lock;
    if (own === null) throw lost ?? new Fault('failed', 'The project is not open for changes.');
    try {
      await own.requireHeld();
    } catch (error) {
      const fault = toFault(error);
      // Several may find out at once; it is told of once.
      if (lock === own) {
        lock = null;
        lost = fault;
        clearInterval(look);
        onLost(fault);
      }
      throw fault;
    }
  };
  return {
    async hold({ takeOver }) {
      if (lock !== null) return requireHeld();
      const current = project();
      await requireWritable(current);
      const request = { root: current.root, scope: 'labels', app: 'the Longtake window' } as const;
      lock = await acquireProjectLock({ ...request, patienceMs: 1000, takeOver });
      lost = null;
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
