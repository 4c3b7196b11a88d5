/** Collects live labels and sends them on a few times a second, so that the wire carries few messages. */
import type { FrameLabel } from '../../contract/frame-label.ts';
import type { TakeReport } from '../workers/run-in-worker.ts';

const FLUSH_MS = 100;

export interface LabelBatch {
  /** Resolves at once: live labels are never waited for. */
  add(labels: readonly FrameLabel[]): Promise<void>;
  /** Sends what is left; resolves when everything was taken. */
  flush(): Promise<void>;
}

export function createLabelBatch(take: TakeReport): LabelBatch {
  let waiting: FrameLabel[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let sending = Promise.resolve();
  const send = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (waiting.length === 0) return;
    const labels = waiting;
    waiting = [];
    sending = sending.then(() => take({ kind: 'labels', labels }));
    // `flush` hears of a failure; an earlier one must not count as unhandled meanwhile.
    sending.catch(() => undefined);
  };
  return {
    add(labels) {
      waiting.push(...labels);
      timer ??= setTimeout(send, FLUSH_MS);
      return Promise.resolve();
    },
    flush() {
      send();
      return sending;
    },
  };
}
