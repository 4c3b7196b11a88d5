/** What the extractor's worker and its owner say to each other. */
import type { Delegate, PictureSize } from '../../contract/extractor.ts';

export type ToExtractor =
  | {
      readonly kind: 'open';
      readonly modelUrl: string;
      readonly wasmUrl: string;
      readonly delegate: Delegate;
      readonly pictureSize: PictureSize | null;
    }
  /** The frame is transferred: the extractor closes it. `buffer` takes the features if it fits. */
  | { readonly kind: 'embed'; readonly frame: VideoFrame; readonly buffer: Float32Array | null };

export type FromExtractor =
  | { readonly kind: 'opened' }
  | { readonly kind: 'refused'; readonly message: string }
  /** `cnnMs` is the time inside the embedder's call, `ownMs` that of our code around it. */
  | {
      readonly kind: 'features';
      readonly features: Float32Array<ArrayBuffer>;
      readonly cnnMs: number;
      readonly ownMs: number;
    }
  | { readonly kind: 'failed'; readonly message: string };
