/** Copies, packs and unpacks whole projects in the background of the window, one at a time, and tells how that fares. */
import { Fault, toFault } from '../../../contract/fault.ts';
import type { CarryKind, CarryState } from '../../../contract/window/carry-commands.ts';
import type { Push } from '../../../contract/window/pushes.ts';
import { createWorkClock, type WorkClock } from '../features/work-clock.ts';
import type { Carriage } from '../project/carriage.ts';

const PUSH_MS = 200;

export interface CarryOrder {
  readonly kind: CarryKind;
  /** The whole path of what is made. */
  readonly to: string;
  readonly carry: (carriage: Carriage) => Promise<unknown>;
}

export interface Carrier {
  readonly state: () => CarryState | null;
  /** @throws Fault 'bad-usage' while another goes on. */
  readonly begin: (order: CarryOrder) => void;
  readonly stop: () => void;
  /** Stops what goes on; resolves when nothing is left behind. Never rejects. */
  readonly close: () => Promise<void>;
}

export interface CarrierOptions {
  readonly push: (push: Push) => void;
  readonly nowMs?: () => number;
}

export function createCarrier({ push, nowMs = () => performance.now() }: CarrierOptions): Carrier {
  let stopping = new AbortController();
  let running: Promise<void> | null = null;
  let state: CarryState | null = null;
  let pushedMs = -Infinity;
  const change = (changes: Partial<CarryState>, isUrgent: boolean) => {
    if (state === null) return;
    state = { ...state, ...changes };
    if (!isUrgent && nowMs() - pushedMs < PUSH_MS) return;
    pushedMs = nowMs();
    push({ kind: 'carry', state });
  };
  return {
    state: () => state,
    begin(order) {
      if (running !== null) {
        const message = 'A project is being carried already: let that finish, or stop it first.';
        throw new Fault('bad-usage', message);
      }
      stopping = new AbortController();
      const { kind, to } = order;
      state = { ...nothingYet, kind, to };
      change({}, true);
      const { signal } = stopping;
      running = carryOut(order, { signal, change, clock: createWorkClock(nowMs) }).finally(() => {
        running = null;
      });
    },
    stop() {
      stopping.abort();
    },
    async close() {
      stopping.abort();
      await running;
    },
  };
}

interface Telling {
  readonly signal: AbortSignal;
  readonly clock: WorkClock;
  readonly change: (changes: Partial<CarryState>, isUrgent: boolean) => void;
}

/** Never rejects: every outcome is told. */
async function carryOut({ carry }: CarryOrder, { signal, clock, change }: Telling): Promise<void> {
  clock.run();
  const onBytes = (bytes: number, bytesTotal: number) => {
    const share = bytesTotal === 0 ? 0 : bytes / bytesTotal;
    change({ bytes, bytesTotal, secondsLeft: clock.secondsLeft(share) }, false);
  };
  try {
    await carry({ signal, onBytes });
    change({ phase: 'done', secondsLeft: null }, true);
  } catch (error) {
    const how = signal.aborted
      ? ({ phase: 'stopped' } as const)
      : ({ phase: 'failed', message: toFault(error).message } as const);
    change({ ...how, secondsLeft: null }, true);
  }
}

const nothingYet = {
  phase: 'running',
  bytes: 0,
  bytesTotal: 0,
  secondsLeft: null,
  message: null,
} as const;
