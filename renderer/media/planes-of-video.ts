/** The planes job: decoded frames as I420 bytes, which a camera file is made of. */
import { Fault } from '../../contract/fault.ts';
import type { JobOf } from '../../contract/job.ts';
import type { JobContext } from '../workers/serve-job.ts';
import { openVideo } from './decode.ts';

export async function planesOfVideo(spec: JobOf<'planes'>, context: JobContext): Promise<void> {
  const video = await openVideo(spec.media);
  try {
    for await (const { handle } of video.frames()) {
      try {
        const bytes = await toI420(handle);
        const { width, height } = evenSize(handle);
        await context.hand({ kind: 'planes', width, height, bytes });
      } finally {
        handle.close();
      }
    }
  } finally {
    video.close();
  }
}

/** 4:2:0 planes have half the width and height, so sizes are cut to even ones. */
function evenSize({ visibleRect, codedWidth, codedHeight }: VideoFrame) {
  const width = visibleRect?.width ?? codedWidth;
  const height = visibleRect?.height ?? codedHeight;
  return { width: width & ~1, height: height & ~1 };
}

/** Y, U and V planes one after the other without padding. */
async function toI420(frame: VideoFrame): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = evenSize(frame);
  const luma = width * height;
  const chroma = luma / 4;
  const bytes = new Uint8Array(luma + 2 * chroma);
  const rect = { x: frame.visibleRect?.x ?? 0, y: frame.visibleRect?.y ?? 0, width, height };
  if (frame.format === 'I420') {
    const layout = [
      { offset: 0, stride: width },
      { offset: luma, stride: width / 2 },
      { offset: luma + chroma, stride: width / 2 },
    ];
    await frame.copyTo(bytes, { rect, layout });
    return bytes;
  }
  if (frame.format === 'NV12') {
    const interleaved = new Uint8Array(luma + 2 * chroma);
    await frame.copyTo(interleaved, {
      rect,
      layout: [
        { offset: 0, stride: width },
        { offset: luma, stride: width },
      ],
    });
    bytes.set(interleaved.subarray(0, luma));
    for (let i = 0; i < chroma; i++) {
      bytes[luma + i] = interleaved[luma + 2 * i] ?? 0;
      bytes[luma + chroma + i] = interleaved[luma + 2 * i + 1] ?? 0;
    }
    return bytes;
  }
  throw new Fault(
    'video-unreadable',
    `its pixel format (${frame.format ?? 'unknown'}) is not 4:2:0; convert it to H.264 or VP9 4:2:0`,
  );
}
