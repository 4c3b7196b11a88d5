/** Holds one MediaPipe ImageEmbedder: a frame in, its feature vector x_t out. May be replaced at any frame. */
import { FilesetResolver, ImageEmbedder } from '@mediapipe/tasks-vision';
import type { FromExtractor, ToExtractor } from './extractor-messages.ts';
import { createShrinker, type Shrinker } from './shrink-frame.ts';

declare const self: DedicatedWorkerGlobalScope;

type Opening = Extract<ToExtractor, { readonly kind: 'open' }>;

/** MediaPipe wants strictly rising milliseconds and never recovers from a fall, so it gets a count of its own. */
const CLOCK_STEP_MS = 10;

let embedder: ImageEmbedder | null = null;
let shrink: Shrinker | null = null;
let clockMs = 0;

self.addEventListener('message', ({ data }: MessageEvent<ToExtractor>) => {
  if (data.kind === 'open') void open(data);
  else embed(data.frame, data.buffer);
});

async function open({ modelUrl, wasmUrl, delegate, pictureSize }: Opening): Promise<void> {
  try {
    shrink = pictureSize === null ? null : createShrinker(pictureSize);
    // `true` selects the module build of the runtime, the one a module worker can load.
    const fileset = await FilesetResolver.forVisionTasks(wasmUrl, true);
    embedder = await ImageEmbedder.createFromOptions(fileset, {
      baseOptions: { modelAssetPath: modelUrl, delegate },
      runningMode: 'VIDEO',
    });
    say({ kind: 'opened' });
  } catch (error) {
    say({ kind: 'refused', message: messageOf(error) });
  }
}

function embed(frame: VideoFrame, buffer: Float32Array | null): void {
  const startMs = performance.now();
  try {
    if (embedder === null) throw new Error('The extractor was asked before it was open.');
    clockMs += CLOCK_STEP_MS;
    const cnnStartMs = performance.now();
    const { embeddings } = embedder.embedForVideo(shrink?.(frame) ?? frame, clockMs);
    const cnnMs = performance.now() - cnnStartMs;
    const values = embeddings[0]?.floatEmbedding;
    if (values === undefined) throw new Error('The extractor gave no float values.');
    const features =
      buffer?.length === values.length && buffer.buffer instanceof ArrayBuffer
        ? (buffer as Float32Array<ArrayBuffer>)
        : new Float32Array(values.length);
    features.set(values);
    const ownMs = performance.now() - startMs - cnnMs;
    self.postMessage({ kind: 'features', features, cnnMs, ownMs } satisfies FromExtractor, [
      features.buffer,
    ]);
  } catch (error) {
    say({ kind: 'failed', message: messageOf(error) });
  } finally {
    frame.close();
  }
}

function say(message: FromExtractor): void {
  self.postMessage(message);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
