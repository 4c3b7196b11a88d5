/** Draws decoded samples upright and at a given size; what comes out holds no buffer of the decoder, which has few. */
import type { VideoSample } from 'mediabunny';
import { Fault } from '../../contract/fault.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Drawing {
  /** Both close the sample. */
  readonly toFrame: (sample: VideoSample) => VideoFrame;
  readonly toBitmap: (sample: VideoSample) => ImageBitmap;
}

export function createDrawing({ width, height }: Size): Drawing {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) {
    throw new Fault('failed', 'This browser cannot draw off screen; update it.');
  }
  const draw = (sample: VideoSample) => {
    try {
      sample.draw(context, 0, 0, width, height);
      return sample.microsecondTimestamp;
    } finally {
      sample.close();
    }
  };
  return {
    toFrame: (sample) => new VideoFrame(canvas, { timestamp: draw(sample) }),
    toBitmap: (sample) => {
      draw(sample);
      return canvas.transferToImageBitmap();
    },
  };
}

/** The same shape, made smaller where it must be. */
export function fitWithin({ width, height }: Size, most: Size): Size {
  const factor = Math.min(1, most.width / Math.max(1, width), most.height / Math.max(1, height));
  return {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)),
  };
}
