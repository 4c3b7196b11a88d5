/** The picture of a file for a <video>: a track that the live worker fills with copies of the frames it plays. */

export interface FilePicture {
  readonly stream: MediaStream;
  /** To be transferred to whoever fills it. */
  readonly writable: WritableStream<VideoFrame>;
  readonly stop: () => void;
}

/** Chromium's own; the DOM library does not know it. */
declare const MediaStreamTrackGenerator: new (options: {
  kind: 'video';
}) => MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> };

export function createFilePicture(): FilePicture {
  const track = new MediaStreamTrackGenerator({ kind: 'video' });
  return {
    stream: new MediaStream([track]),
    writable: track.writable,
    stop: () => {
      track.stop();
    },
  };
}
