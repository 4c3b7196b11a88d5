/** Records a camera: frames in, the bytes of a video out. No frame leaves this worker. */
import { createHandedBytes } from './handed-bytes.ts';
import { readFrames, type FrameReader } from './read-frames.ts';
import type { FromRecordWorker, ToRecordWorker } from './record-messages.ts';
import { createRecordingPath } from './recording-path.ts';

declare const self: DedicatedWorkerGlobalScope;

const say = (message: FromRecordWorker, transfer: Transferable[] = []) => {
  self.postMessage(message, transfer);
};
const handed = createHandedBytes((number, bytes) => {
  say({ kind: 'bytes', number, bytes }, [bytes.buffer]);
});
const path = createRecordingPath({ say, append: handed.append });
let reader: FrameReader | null = null;
let cameras = 0;

function letGo(): Promise<void> {
  reader?.stop();
  reader = null;
  return path.end();
}

async function open(frames: ReadableStream<VideoFrame>, framesPerS: number): Promise<void> {
  const camera = ++cameras;
  // A recording of the camera before is ended by its own frames alone.
  await letGo();
  if (camera !== cameras) {
    await frames.cancel().catch(() => undefined);
    return;
  }
  path.begin(framesPerS);
  reader = readFrames(frames, path.take, () => void letGo());
}

function hear(message: ToRecordWorker): void {
  switch (message.kind) {
    case 'camera':
      void open(message.frames, message.framesPerS);
      return;
    case 'no-camera':
      cameras += 1;
      void letGo();
      return;
    case 'arm':
      path.arm(message.preRollS);
      return;
    case 'start':
      path.start(message);
      return;
    case 'stop':
      void path.end();
      return;
    case 'taken':
      handed.taken(message.number);
      return;
    case 'refused':
      path.abandon();
      handed.refused();
  }
}

self.addEventListener('message', ({ data }: MessageEvent<ToRecordWorker>) => {
  hear(data);
});
