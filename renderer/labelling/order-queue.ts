/** Sends edits to the host one after the other, and says at every step what the labels are. */
import type { AnswerOf } from '../../contract/window/commands.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';
import { createOrderSender, type OrderSender } from './order-sender.ts';
import { withPending, type Order, type TrackSegments } from './pending.ts';

export interface QueueState {
  readonly segments: TrackSegments;
  readonly undo: string | null;
  readonly redo: string | null;
  readonly unsaved: number;
}

export interface OrderQueue extends OrderSender {
  readonly state: () => QueueState;
}

export interface OrderQueueOptions {
  readonly host: Pick<LongtakeHost, 'invoke'>;
  readonly at: { readonly clip: string; readonly set: string };
  readonly frames: number;
  readonly begin: Acknowledged;
  readonly onChange: () => void;
  /** The host refused an order; the labels are as if it had not been given. */
  readonly onRefused: (error: unknown, order: Order) => void;
  /** The project's folder is gone: orders wait until it is back, when null is told. */
  readonly onGone: (message: string | null) => void;
}

type Acknowledged = Pick<QueueState, 'segments' | 'undo' | 'redo'>;

export function createOrderQueue(options: OrderQueueOptions): OrderQueue {
  const { frames, begin, onChange, onRefused, onGone } = options;
  let acknowledged = begin;
  let state: QueueState = { ...begin, unsaved: 0 };
  const sender = createOrderSender({
    ...{ onRefused, onGone },
    async send(order) {
      acknowledged = await answerTo(order, acknowledged, options);
    },
    onOrders(orders) {
      const segments = withPending(acknowledged.segments, orders, frames);
      const undo = acknowledged.undo ?? orders.find(({ kind }) => kind === 'edit')?.kind ?? null;
      state = { ...acknowledged, segments, undo, unsaved: orders.length };
      onChange();
    },
  });
  return { ...sender, state: () => state };
}

async function answerTo(
  order: Order,
  { segments }: Acknowledged,
  { host, at }: OrderQueueOptions,
): Promise<Acknowledged> {
  if (order.kind === 'reload') {
    const { tracks, undo, redo } = await host.invoke('labels.open', at);
    return { segments: tracks, undo, redo };
  }
  const { changed, undo, redo } = await sendStep(order, { host, at });
  return { segments: { ...segments, ...changed }, undo, redo };
}

function sendStep(
  order: Exclude<Order, { kind: 'reload' }>,
  { host, at }: Pick<OrderQueueOptions, 'host' | 'at'>,
): Promise<AnswerOf<'labels.edit'>> {
  if (order.kind === 'edit') return host.invoke('labels.edit', { ...at, edits: order.edits });
  return host.invoke(order.kind === 'undo' ? 'labels.undo' : 'labels.redo', at);
}
