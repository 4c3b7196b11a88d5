/** What the page tells the live worker, as streams: cameras as they open, the user's resets, the order to stop. */
import { ReplaySubject, Subject, type Observable } from 'rxjs';
import { Fault } from '../../contract/fault.ts';
import type { ResetCause } from '../../contract/frame-label.ts';
import type { LentCamera } from '../workers/job-messages.ts';
import type { JobContext } from '../workers/serve-job.ts';

export interface LiveOrders {
  /** Each stream, with its frames, belongs to the one subscriber. Errors when no camera could be opened. */
  readonly cameras$: Observable<LentCamera>;
  /** Resets in time with the frames: a camera's own is asked for when the first of its frames is due. */
  readonly resets$: Observable<ResetCause>;
  readonly reset: (cause: ResetCause) => void;
  /** Emits once. */
  readonly stop$: Observable<void>;
}

export function listenToOrders(context: JobContext): LiveOrders {
  const cameras$ = new ReplaySubject<LentCamera>();
  const resets$ = new Subject<ResetCause>();
  const stop$ = new ReplaySubject<void>(1);
  context.listen((order) => {
    switch (order.kind) {
      case 'camera':
        cameras$.next(order);
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
  const reset = (cause: ResetCause) => {
    resets$.next(cause);
  };
  return { cameras$, resets$, reset, stop$ };
}
