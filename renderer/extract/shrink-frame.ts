/** Brings a frame to the size of the pictures that an extractor asks for. */
import type { PictureSize } from '../../contract/extractor.ts';

/** What it gives is overwritten by the next frame. */
export type Shrinker = (frame: VideoFrame) => OffscreenCanvas;

/**
 * Averages over what falls into each point, stretched to the shape asked for. MediaPipe stretches alike but takes
 * single points of the frame, so that small things flicker; and it is slower with a whole frame than with a small one.
 */
export function createShrinker({ width, height }: PictureSize): Shrinker {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('This browser draws on no canvas in a worker.');
  context.imageSmoothingQuality = 'high';
  return (frame) => {
    context.drawImage(frame, 0, 0, width, height);
    return canvas;
  };
}
