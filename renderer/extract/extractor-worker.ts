/** Starts a worker that holds one extractor, and puts one frame at a time through it. */
import { Observable, type Subscriber } from 'rxjs';
import { Fault } from '../../contract/fault.ts';
import type { ExtractorFile } from '../../contract/job.ts';
import type { FromExtractor, ToExtractor } from './extractor-messages.ts';

/** Longer than any embedding on any machine that is fit for it: the worker hangs. */
const HUNG_AFTER_MS = 20_000;
/** How often a hanging worker is looked for: a timer for every frame costs more than asking. */
const LOOK_EVERY_MS = 2_000;

export type Features = Extract<FromExtractor, { kind: 'features' }>;

export interface ExtractorWorker {
  /** Rejects with a Fault 'extractor-corrupt' when MediaPipe refuses the file. */
  readonly opened: Promise<void>;
  /**
   * Transfers the frame on subscription; the worker closes it. Emits once, within the worker's own message;
   * errors when the worker fails on the frame, breaks, or does not answer. One frame at a time.
   */
  readonly ask: (frame: VideoFrame, spare: Float32Array | null) => Observable<Features>;
  readonly terminate: () => void;
}

export function startExtractorWorker(file: ExtractorFile): ExtractorWorker {
  const worker = new Worker(new URL('./extractor.worker.ts', import.meta.url), { type: 'module' });
  const opened = Promise.withResolvers<undefined>();
  let asking: Subscriber<Features> | null = null;
  let askedMs = 0;
  const answer = (features: Features) => {
    // The next frame may be asked for within `next`.
    const asked = asking;
    asking = null;
    asked?.next(features);
    asked?.complete();
  };
  const fail = (why: string) => {
    asking?.error(new Error(why));
  };
  // One listener for the worker's whole life: listening anew for every frame costs more than asking.
  worker.addEventListener('message', ({ data }: MessageEvent<FromExtractor>) => {
    if (data.kind === 'features') answer(data);
    else if (data.kind === 'failed') fail(data.message);
    else if (data.kind === 'opened') opened.resolve(undefined);
    else opened.reject(refusal(file, data.message.split('\n')[0] ?? ''));
  });
  worker.addEventListener('error', ({ message }) => {
    opened.reject(refusal(file, message));
    fail(message);
  });
  const ask: ExtractorWorker['ask'] = (frame, spare) =>
    new Observable((subscriber) => {
      asking = subscriber;
      askedMs = performance.now();
      const message: ToExtractor = { kind: 'embed', frame, buffer: spare };
      worker.postMessage(message, spare === null ? [frame] : [frame, spare.buffer]);
      return () => {
        if (asking === subscriber) asking = null;
      };
    });
  worker.postMessage(openingOf(file));
  const looking = setInterval(() => {
    if (performance.now() - askedMs > HUNG_AFTER_MS) fail('it did not answer');
  }, LOOK_EVERY_MS);
  const terminate = () => {
    clearInterval(looking);
    worker.terminate();
  };
  return { opened: opened.promise, ask, terminate };
}

function openingOf(file: ExtractorFile): ToExtractor {
  return {
    kind: 'open',
    modelUrl: new URL(file.address, location.origin).href,
    wasmUrl: new URL('/mediapipe', location.origin).href,
  };
}

function refusal(file: ExtractorFile, why: string): Fault {
  const advice = 'Choose another extractor, or fetch this one again.';
  const message = `The extractor ${file.name} could not be loaded (${why}). ${advice}`;
  return new Fault('extractor-corrupt', message);
}
