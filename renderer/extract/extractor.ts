/** Owns the extractor's worker: one frame in flight, features back as an Observable, a new worker after a failure. */
import { Observable } from 'rxjs';
import { Fault, toFault } from '../../contract/fault.ts';
import type { ExtractorFile } from '../../contract/job.ts';
import type { FromExtractor, ToExtractor } from './extractor-messages.ts';

/** Longer than any embedding on any machine that is fit for it: the worker hangs. */
const HUNG_AFTER_MS = 20_000;

export interface EmbedTimes {
  readonly cnnMs: number;
  readonly ownMs: number;
}

export interface Extractor {
  /** Times the worker was replaced. */
  readonly restarts: number;
  /**
   * Cold: embeds on subscription, takes ownership of the frame, emits once, synchronously within the
   * worker's message; `onTimes` is called just before. Errors when this frame could not be embedded; the next one finds a new worker.
   */
  embed(frame: VideoFrame, onTimes?: (times: EmbedTimes) => void): Observable<Float32Array>;
  /** Gives a spent feature vector back for use again. */
  recycle(features: Float32Array): void;
  close(): void;
}

export interface ExtractorOptions {
  readonly file: ExtractorFile;
}

/** @throws Fault 'extractor-corrupt' when MediaPipe refuses the file. */
export async function openExtractor({ file }: ExtractorOptions): Promise<Extractor> {
  let restarts = 0;
  let spare: Float32Array | null = null;
  let worker = startWorker();
  /** Null once the model stands, so that a frame is then sent without a detour. */
  let opening: Promise<void> | null = openModel(worker, file);
  await opening;
  opening = null;

  const replace = () => {
    worker.terminate();
    worker = startWorker();
    restarts += 1;
    const next = openModel(worker, file).then(() => {
      if (opening === next) opening = null;
    });
    opening = next;
    // The next embed hears of a failed opening; nobody else waits for it.
    next.catch(() => undefined);
  };

  return {
    get restarts() {
      return restarts;
    },
    embed: (frame, onTimes) =>
      new Observable((subscriber) => {
        let isSent = false;
        const timer = setTimeout(() => {
          fail('it did not answer');
        }, HUNG_AFTER_MS);
        const listening = new AbortController();
        const settle = () => {
          clearTimeout(timer);
          listening.abort();
        };
        const fail = (why: string) => {
          settle();
          if (!isSent) frame.close();
          replace();
          subscriber.error(
            new Fault('failed', `The extractor ${file.name} failed on a frame: ${why}.`),
          );
        };
        const current = worker;
        const send = () => {
          const { signal } = listening;
          if (signal.aborted) return;
          current.addEventListener(
            'error',
            (event) => {
              fail(event.message);
            },
            { signal },
          );
          current.addEventListener('message', take, { signal });
          isSent = true;
          sendFrame(current, frame, spare);
          spare = null;
        };
        const take = ({ data }: MessageEvent<FromExtractor>) => {
          if (data.kind === 'features') {
            settle();
            onTimes?.(data);
            subscriber.next(data.features);
            subscriber.complete();
          } else if (data.kind === 'failed') fail(data.message);
        };
        if (opening === null) send();
        else
          opening.then(send, (error: unknown) => {
            fail(toFault(error).message);
          });
        return () => {
          if (!listening.signal.aborted && !isSent) frame.close();
          settle();
        };
      }),
    recycle(features) {
      spare = features;
    },
    close() {
      worker.terminate();
    },
  };
}

function startWorker(): Worker {
  return new Worker(new URL('./extractor.worker.ts', import.meta.url), { type: 'module' });
}

function sendFrame(worker: Worker, frame: VideoFrame, spare: Float32Array | null): void {
  const message: ToExtractor = { kind: 'embed', frame, buffer: spare };
  worker.postMessage(message, spare === null ? [frame] : [frame, spare.buffer]);
}

function openModel(worker: Worker, file: ExtractorFile): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const refuse = (why: string) => {
    const advice = 'Choose another extractor, or fetch this one again.';
    reject(
      new Fault(
        'extractor-corrupt',
        `The extractor ${file.name} could not be loaded (${why}). ${advice}`,
      ),
    );
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
      else if (data.kind === 'refused') refuse(firstLine(data.message));
    },
    { once: true },
  );
  const open: ToExtractor = {
    kind: 'open',
    modelUrl: new URL(file.address, location.origin).href,
    wasmUrl: new URL('/mediapipe', location.origin).href,
  };
  worker.postMessage(open);
  return promise;
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}
