/** Starts a worker that holds one extractor, and puts one frame at a time through it. */
import { Observable } from 'rxjs';
import { Fault } from '../../contract/fault.ts';
import type { ExtractorFile } from '../../contract/job.ts';
import type { FromExtractor, ToExtractor } from './extractor-messages.ts';
import { createOpenQuestion } from './open-question.ts';

export type Features = Extract<FromExtractor, { kind: 'features' }>;

/** A worker that is not open by then never will be: a driver hangs. */
const OPEN_WITHIN_MS = 60_000;

export interface ExtractorWorker {
  /** Rejects with a Fault 'extractor-corrupt' when MediaPipe refuses the file, or says nothing for a minute. */
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
  const question = createOpenQuestion<Features>();
  // One listener for the worker's whole life: listening anew for every frame costs more than asking.
  worker.addEventListener('message', ({ data }: MessageEvent<FromExtractor>) => {
    switch (data.kind) {
      case 'opened':
        opened.resolve(undefined);
        break;
      case 'refused':
        opened.reject(refusal(file, data.message));
        break;
      case 'features':
        question.answer(data);
        break;
      case 'failed':
        question.fail(data.message);
        break;
    }
  });
  worker.addEventListener('error', ({ message }) => {
    opened.reject(refusal(file, message));
    question.fail(message);
  });
  const timer = setTimeout(() => {
    opened.reject(refusal(file, 'nothing came of it within a minute'));
  }, OPEN_WITHIN_MS);
  const keepTime = () => {
    clearTimeout(timer);
  };
  opened.promise.then(keepTime, keepTime);
  const ask: ExtractorWorker['ask'] = (frame, spare) =>
    new Observable((subscriber) => {
      const forget = question.ask(subscriber);
      const message: ToExtractor = { kind: 'embed', frame, buffer: spare };
      worker.postMessage(message, spare === null ? [frame] : [frame, spare.buffer]);
      return forget;
    });
  worker.postMessage(openingOf(file));
  return {
    opened: opened.promise,
    ask,
    terminate: () => {
      question.close();
      keepTime();
      worker.terminate();
    },
  };
}

function openingOf(file: ExtractorFile): ToExtractor {
  return {
    kind: 'open',
    modelUrl: new URL(file.address, location.origin).href,
    wasmUrl: new URL('/mediapipe', location.origin).href,
    delegate: file.delegate ?? 'CPU',
    pictureSize: file.pictureSize,
  };
}

function refusal(file: ExtractorFile, why: string): Fault {
  const advice = 'Choose another extractor, or fetch this one again.';
  const message = `The extractor ${file.name} could not be loaded (${why.split('\n')[0] ?? ''}). ${advice}`;
  return new Fault('extractor-corrupt', message, new Error(why));
}
