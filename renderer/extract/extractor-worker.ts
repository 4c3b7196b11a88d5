/** Starts a worker that holds one extractor, and puts one frame at a time through it. */
import { Observable } from 'rxjs';
import { Fault } from '../../contract/fault.ts';
import type { ExtractorFile } from '../../contract/job.ts';
import type { FromExtractor, ToExtractor } from './extractor-messages.ts';

/** Longer than any embedding on any machine that is fit for it: the worker hangs. */
const HUNG_AFTER_MS = 20_000;

export type Features = Extract<FromExtractor, { kind: 'features' }>;

export interface ExtractorWorker {
  readonly worker: Worker;
  /** Rejects with a Fault 'extractor-corrupt' when MediaPipe refuses the file. */
  readonly opened: Promise<void>;
}

export function startExtractorWorker(file: ExtractorFile): ExtractorWorker {
  const worker = new Worker(new URL('./extractor.worker.ts', import.meta.url), { type: 'module' });
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const refuse = (why: string) => {
    const advice = 'Choose another extractor, or fetch this one again.';
    const message = `The extractor ${file.name} could not be loaded (${why}). ${advice}`;
    reject(new Fault('extractor-corrupt', message));
  };
  worker.addEventListener(
    'error',
    (event) => {
      refuse(event.message);
    },
    { once: true },
  );
  worker.addEventListener(
    'message',
    ({ data }: MessageEvent<FromExtractor>) => {
      if (data.kind === 'opened') resolve(undefined);
      else if (data.kind === 'refused') refuse(data.message.split('\n')[0] ?? '');
    },
    { once: true },
  );
  const open: ToExtractor = {
    kind: 'open',
    modelUrl: new URL(file.address, location.origin).href,
    wasmUrl: new URL('/mediapipe', location.origin).href,
  };
  worker.postMessage(open);
  return { worker, opened: promise };
}

/**
 * Transfers the frame on subscription; the worker closes it. Emits once, within the worker's own message;
 * errors when the worker fails on the frame, breaks, or does not answer.
 */
export function askWorker(
  worker: Worker,
  frame: VideoFrame,
  spare: Float32Array | null,
): Observable<Features> {
  return new Observable((subscriber) => {
    const listening = new AbortController();
    const { signal } = listening;
    const fail = (why: string) => {
      subscriber.error(new Error(why));
    };
    const timer = setTimeout(() => {
      fail('it did not answer');
    }, HUNG_AFTER_MS);
    worker.addEventListener(
      'error',
      (event) => {
        fail(event.message);
      },
      { signal },
    );
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<FromExtractor>) => {
        if (data.kind === 'features') {
          subscriber.next(data);
          subscriber.complete();
        } else if (data.kind === 'failed') fail(data.message);
      },
      { signal },
    );
    const message: ToExtractor = { kind: 'embed', frame, buffer: spare };
    worker.postMessage(message, spare === null ? [frame] : [frame, spare.buffer]);
    return () => {
      clearTimeout(timer);
      listening.abort();
    };
  });
}
