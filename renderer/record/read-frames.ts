/** Reads a camera's frames one by one until it ends or is let go of; a frame that nobody takes any more is closed. */

export interface FrameReader {
  readonly stop: () => void;
}

/** @param take owns the frame, and is waited for. @param onEnd called when the camera ends by itself. */
export function readFrames(
  frames: ReadableStream<VideoFrame>,
  take: (frame: VideoFrame) => Promise<void>,
  onEnd: () => void,
): FrameReader {
  const reader = frames.getReader();
  let isStopped = false;
  const read = async () => {
    for (;;) {
      const { value } = await reader.read();
      if (value === undefined) return;
      if (isStopped) {
        value.close();
        return;
      }
      await take(value);
    }
  };
  read()
    .catch(() => undefined)
    .finally(() => {
      if (!isStopped) onEnd();
    });
  return {
    stop() {
      isStopped = true;
      reader.cancel().catch(() => undefined);
    },
  };
}
