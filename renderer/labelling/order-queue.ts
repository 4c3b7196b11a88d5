/** Sends edits to the host one after the other, and says at every step what the labels are. */
import type { AnswerOf } from '../../contract/window/commands.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';
import { withPending, type Order, type TrackSegments } from './pending.ts';

export interface QueueState {
  readonly segments: TrackSegments;
  readonly undo: string | null;
  readonly redo: string | null;
  readonly unsaved: number;
}

export interface OrderQueue {
  readonly give: (order: Order) => void;
  readonly state: () => QueueState;
  /** Resolves when nothing is on its way. */
  readonly settled: () => Promise<void>;
}

export interface OrderQueueOptions {
  readonly host: Pick<LongtakeHost, 'invoke'>;
  readonly at: { readonly clip: string; readonly set: string };
  readonly frames: number;
  readonly begin: Pick<QueueState, 'segments' | 'undo' | 'redo'>;
  readonly onChange: () => void;
  /** The host refused an order; the labels are as if it had not been given. */
  readonly onRefused: (error: unknown) => void;
}

export function createOrderQueue(options: OrderQueueOptions): OrderQueue {
  const { host, at, frames, begin, onChange, onRefused } = options;
  const orders: Order[] = [];
  let acknowledged = begin;
  let state: QueueState = { ...begin, unsaved: 0 };
  let sending: Promise<void> | null = null;
  const refresh = () => {
    const segments = withPending(acknowledged.segments, orders, frames);
    state = { ...acknowledged, segments, unsaved: orders.length };
    onChange();
  };
  const send = async (order: Order): Promise<typeof acknowledged> => {
    if (order.kind === 'reload') {
      const { tracks, undo, redo } = await host.invoke('labels.open', at);
      return { segments: tracks, undo, redo };
    }
    const { changed, undo, redo } = await sendStep(order);
    return { segments: { ...acknowledged.segments, ...changed }, undo, redo };
  };
  const sendStep = (
    order: Exclude<Order, { kind: 'reload' }>,
  ): Promise<AnswerOf<'labels.edit'>> => {
    if (order.kind === 'edit') return host.invoke('labels.edit', { ...at, edits: order.edits });
    return host.invoke(order.kind === 'undo' ? 'labels.undo' : 'labels.redo', at);
  };
  const sendAll = async () => {
    for (let order = orders[0]; order !== undefined; order = orders[0]) {
      try {
        acknowledged = await send(order);
      } catch (error) {
        onRefused(error);
      }
      orders.shift();
      refresh();
    }
    sending = null;
  };
  return {
    state: () => state,
    give(order) {
      orders.push(order);
      refresh();
      sending ??= sendAll();
    },
    settled: async () => {
      await sending;
    },
  };
}
