/** Shows a file's frames as they are played: a copy of each goes to the page's picture, if that has room for it. */
import type { SourceFrame } from '../../streams/path-event.ts';

export interface Picture {
  /** Never waits: a frame that finds no room is not shown. The frame itself stays its owner's. */
  readonly show: (frame: SourceFrame<VideoFrame>) => void;
  readonly close: () => void;
}

/** @param stream takes frames and closes them, as a MediaStreamTrackGenerator's does. */
export function openPicture(stream: WritableStream<VideoFrame>): Picture {
  const writer = stream.getWriter();
  return {
    show({ handle, timestampUs }) {
      if ((writer.desiredSize ?? 0) <= 0) return;
      // The stream's own time, so that the rounds of a loop do not jump back.
      const copy = new VideoFrame(handle, { timestamp: timestampUs });
      writer.write(copy).catch(() => {
        copy.close();
      });
    },
    close() {
      // The page may have ended its picture before.
      writer.close().catch(() => undefined);
    },
  };
}
