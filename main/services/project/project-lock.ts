/** Who may change a project now: one program at a time for its labels and classes, one for training. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { Fault } from '../../../contract/fault.ts';
import { goneFault } from './project-gone.ts';
import {
  fateOf,
  ownHolder,
  parseHolder,
  placeLock,
  readLock,
  removeOwn,
  removeStale,
  type Holder,
} from './lock-file.ts';

/** Training only adds whole files of its own, so it never waits for somebody who labels. */
export type LockScope = 'labels' | 'training';

const files: Readonly<Record<LockScope, string>> = {
  labels: '.labels.lock',
  training: '.training.lock',
};
const RETRY_MS = 200;
/** What this process has in its locks, and has not let go of. */
const held = new Set<string>();

export interface ProjectLock {
  /** @throws Fault 'project-gone' while the folder is away, 'project-read-only' once somebody else has taken it over. */
  readonly requireHeld: () => Promise<void>;
  readonly release: () => Promise<void>;
}

export interface LockRequest {
  readonly root: string;
  readonly scope: LockScope;
  /** What holds it, as the loser will read it: "the window", "longtake import". */
  readonly app: string;
  /** How long to wait for whoever has it; by default not at all. */
  readonly patienceMs?: number;
  /** The user says that whoever has it is gone, or is to lose it. */
  readonly takeOver?: boolean;
}

/** @throws Fault 'project-busy' while another program has it, 'project-read-only' or 'disk'. */
export async function acquireProjectLock(request: LockRequest): Promise<ProjectLock> {
  const { root, scope, app, patienceMs = 0, takeOver = false } = request;
  const path = join(root, files[scope]);
  const text = `${JSON.stringify({ ...(await ownHolder()), app, id: randomUUID() })}\n`;
  const triesLeft = Math.ceil(patienceMs / RETRY_MS);
  for (let n = 0; ; n += 1) {
    if (await placeLock(path, text)) return heldLock(path, text, root);
    const found = await readLock(path);
    if (found === null) continue;
    const holder = parseHolder(found);
    if (takeOver || holder === null || (await isLeft(found, holder))) {
      await removeStale(path, found);
      continue;
    }
    if (n >= triesLeft) throw busyFault(root, holder);
    await after(RETRY_MS);
  }
}

/** Does a piece of work while holding the lock, after a short wait for whoever has it. @throws Fault 'project-busy' */
export async function withProjectLock<T>(request: LockRequest, work: () => Promise<T>): Promise<T> {
  const lock = await acquireProjectLock({ patienceMs: 3000, ...request });
  try {
    return await work();
  } finally {
    await lock.release();
  }
}

/** Whether nobody holds it any more: a dead process, or this one, before the folder was moved here. */
async function isLeft(text: string, holder: Holder): Promise<boolean> {
  const { pid, host, start } = await ownHolder();
  const isOwn = holder.pid === pid && holder.host === host && holder.start === start;
  return isOwn ? !held.has(text) : (await fateOf(holder)) === 'dead';
}

function heldLock(path: string, text: string, root: string): ProjectLock {
  held.add(text);
  let wasGone = false;
  return {
    async requireHeld() {
      const now = await readLock(path);
      if (now === text) return;
      const gone = now === null ? await goneFault(root) : null;
      if (gone !== null) {
        wasGone = true;
        throw gone;
      }
      // A folder that was put back from a copy may come without its lock.
      if (now === null && wasGone && (await placeLock(path, text))) return;
      throw lostFault(root, now === null ? null : parseHolder(now));
    },
    release: () => {
      held.delete(text);
      return removeOwn(path, text);
    },
  };
}

function busyFault(root: string, holder: Holder): Fault {
  return new Fault(
    'project-busy',
    `"${root}" is being changed by ${inWords(holder)}: let it finish or close it there, then try again.`,
  );
}

function lostFault(root: string, holder: Holder | null): Fault {
  if (holder === null) {
    return new Fault(
      'project-read-only',
      `"${root}" is only read here now, since its lock is gone and another program may have changed it: take it over again.`,
    );
  }
  const by = inWords(holder);
  return new Fault(
    'project-read-only',
    `"${root}" was taken over by ${by} and is only read here now: go on there, or take it over again.`,
  );
}

function inWords({ app = 'Longtake', pid, host }: Holder): string {
  return `${app} (process ${pid} on ${host})`;
}
