/** The extractor as a job uses it: one frame in flight, features back at once, a new worker after a failure. */
import {
  catchError,
  from,
  Observable,
  switchMap,
  throwError,
  type MonoTypeOperatorFunction,
} from 'rxjs';
import { Fault, toFault } from '../../contract/fault.ts';
import type { Delegate } from '../../contract/extractor.ts';
import type { ExtractorFile } from '../../contract/job.ts';
import { holdWorker, type HolderOptions } from './hold-worker.ts';

export interface EmbedTimes {
  /** Inside the embedder's call. */
  readonly cnnMs: number;
  /** In our own code around it, in the worker. */
  readonly ownMs: number;
}

export interface Extractor {
  /** What computes now. */
  readonly delegate: () => Delegate;
  /** Times the worker was replaced. */
  readonly restarts: () => number;
  /**
   * Cold: embeds on subscription, owns the frame from then on, emits once, synchronously within the
   * worker's message; `onTimes` is called just before. Errors when this frame could not be embedded;
   * the next one finds a new worker.
   */
  readonly embed: (
    frame: VideoFrame,
    onTimes?: (times: EmbedTimes) => void,
  ) => Observable<Float32Array>;
  /** Gives a spent feature vector back for use again. */
  readonly recycle: (features: Float32Array) => void;
  readonly close: () => void;
}

/** @throws Fault 'extractor-corrupt' when MediaPipe refuses the file. */
export async function openExtractor(
  file: ExtractorFile,
  options: HolderOptions = {},
): Promise<Extractor> {
  const holder = holdWorker(file, options);
  await holder.openedFirst();
  let spare: Float32Array | null = null;

  const send = (frame: VideoFrame) => {
    const buffer = spare;
    spare = null;
    return holder.worker().ask(frame, buffer);
  };
  const sendWhenOpen = (frame: VideoFrame) =>
    from(holder.opened()).pipe(
      closingOnError(frame),
      switchMap(() => send(frame)),
    );
  const embed: Extractor['embed'] = (frame, onTimes) =>
    new Observable((subscriber) => {
      let isAnswered = false;
      const answers$ = holder.isOpen() ? send(frame) : sendWhenOpen(frame);
      const answering = answers$.subscribe({
        next: (answer) => {
          isAnswered = true;
          onTimes?.(answer);
          subscriber.next(answer.features);
        },
        error: (error: unknown) => {
          subscriber.error(embedFault(file.name, error));
        },
        complete: () => {
          subscriber.complete();
        },
      });
      return () => {
        answering.unsubscribe();
        // A failed worker is broken; one given up on would answer the next frame with this one's features.
        if (!isAnswered) holder.replace();
      };
    });
  return {
    delegate: holder.delegate,
    restarts: holder.replacements,
    embed,
    recycle: (features) => {
      spare = features;
    },
    close: holder.close,
  };
}

/** A frame that could not be sent is still ours to close. */
function closingOnError<T>(frame: VideoFrame): MonoTypeOperatorFunction<T> {
  return catchError((error: unknown) => {
    frame.close();
    return throwError(() => error);
  });
}

function embedFault(name: string, error: unknown): Fault {
  const why = toFault(error).message;
  return new Fault('failed', `The extractor ${name} failed on a frame: ${why}.`, error);
}
