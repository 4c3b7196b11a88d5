/** Sends what waits, one after the other; while the project's folder is gone it waits on, and tries again and again. */
import { toFault } from '../../contract/fault.ts';
import type { Order } from './pending.ts';

const AGAIN_MS = 1000;

export interface OrderSender {
  readonly give: (order: Order) => void;
  /** Tries at once. */
  readonly resume: () => void;
  /** Tries what still waits once more. @returns what did not reach the disk. */
  readonly end: () => Promise<readonly Order[]>;
}

interface OrderSenderOptions {
  /** Resolves when the order is on the disk. */
  readonly send: (order: Order) => Promise<void>;
  /** What waits now: one more, or one less. */
  readonly onOrders: (orders: readonly Order[]) => void;
  readonly onRefused: (error: unknown, order: Order) => void;
  readonly onGone: (message: string | null) => void;
}

export function createOrderSender(options: OrderSenderOptions): OrderSender {
  const { send, onOrders, onRefused, onGone } = options;
  const orders: Order[] = [];
  let sending: Promise<void> | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  let isGone = false;
  /** @returns false where it has to wait. */
  const sendOne = async (order: Order): Promise<boolean> => {
    try {
      await send(order);
      if (isGone) onGone(null);
      isGone = false;
    } catch (error) {
      const { reason, message } = toFault(error);
      if (reason === 'project-gone') {
        isGone = true;
        onGone(message);
        return false;
      }
      onRefused(error, order);
    }
    orders.shift();
    onOrders(orders);
    return true;
  };
  const sendAll = async () => {
    for (let order = orders[0]; order !== undefined; order = orders[0]) {
      if (!(await sendOne(order))) break;
    }
    if (orders.length > 0) again = setTimeout(resume, AGAIN_MS);
    sending = null;
  };
  const resume = () => {
    clearTimeout(again);
    if (orders.length > 0) sending ??= sendAll();
  };
  return {
    resume,
    give(order) {
      orders.push(order);
      onOrders(orders);
      resume();
    },
    async end() {
      resume();
      await sending;
      clearTimeout(again);
      return orders;
    },
  };
}
