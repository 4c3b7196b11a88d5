/** Extracts the features of a recorded video's ticks on a stage. */
import { Fault } from '../../../contract/fault.ts';
import type { Extractor } from '../extractors/resolve-extractor.ts';
import type { Stage } from '../stage/stage.ts';
import { lendExtractor } from './lent-extractor.ts';
import { runOnFile } from './run-on-file.ts';

export interface FeatureRows {
  /** Index of the frame each row was made from. */
  readonly frames: readonly number[];
  /** Row-major [frames.length, D]. */
  readonly rows: Float32Array;
  /** D */
  readonly featureLength: number;
}

export interface EmbedRequest {
  readonly video: string;
  readonly extractor: Extractor;
  readonly ratePerS: number;
  /** Time of the clip's frame 0, where it is not the first that the file shows. */
  readonly firstUs?: number | undefined;
  /** Called with each further batch, in order; the next one waits for it. */
  readonly onRows: (rows: FeatureRows) => void | Promise<void>;
  readonly signal?: AbortSignal | undefined;
}

/** @throws Fault */
export async function embedVideo(stage: Stage, request: EmbedRequest): Promise<void> {
  const extractor = lendExtractor(stage, request.extractor);
  const { ratePerS, firstUs } = request;
  const first = firstUs === undefined ? {} : { firstUs };
  try {
    await runOnFile(stage, {
      path: request.video,
      signal: request.signal,
      spec: (media) => ({ kind: 'embed', media, extractor, ratePerS, ...first }),
      onReport: async (report) => {
        if (report.kind === 'features') await request.onRows(toRows(report.frames, report.rows));
      },
    });
  } finally {
    stage.takeBack(extractor.address);
  }
}

/** Copied, since the bytes of a message need not lie where floats may. */
function toRows(frames: readonly number[], bytes: Uint8Array): FeatureRows {
  const featureLength = bytes.byteLength / Float32Array.BYTES_PER_ELEMENT / frames.length;
  if (!Number.isInteger(featureLength)) {
    throw new Fault('failed', 'The page sent features of broken length; run the command again.');
  }
  return { frames, featureLength, rows: new Float32Array(new Uint8Array(bytes).buffer) };
}
