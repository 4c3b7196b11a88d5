/** What the page tells the live worker, as streams: cameras as they open, the user's resets, the order to stop. */
import { ReplaySubject, Subject, type Observable } from 'rxjs';
import { Fault } from '../../contract/fault.ts';
import type { ResetCause } from '../../contract/frame-label.ts';
import type { JobContext } from '../workers/serve-job.ts';

export interface LiveOrders {
  /** Each stream, with its frames, belongs to the one subscriber. Errors when no camera could be opened. */
  readonly cameras$: Observable<ReadableStream<VideoFrame>>;
  readonly resets$: Observable<ResetCause>;
  /** Emits once. */
  readonly stop$: Observable<void>;
}

export function listenToOrders(context: JobContext): LiveOrders {
  const cameras$ = new ReplaySubject<ReadableStream<VideoFrame>>();
  const resets$ = new Subject<ResetCause>();
  const stop$ = new ReplaySubject<void>(1);
  context.listen((order) => {
    switch (order.kind) {
      case 'camera':
        cameras$.next(order.frames);
        break;
      case 'camera-over':
        if (order.fault === null) cameras$.complete();
        else cameras$.error(new Fault(order.fault.reason, order.fault.message));
        break;
      case 'reset':
        resets$.next('user');
        break;
      case 'stop':
        stop$.next();
        break;
    }
  });
  return { cameras$, resets$, stop$ };
}
