/** Labels a clip with one extractor, and keeps features and times beside the labels. */
import { lastValueFrom, takeWhile, tap, type Observable } from 'rxjs';
import { Fault } from '../../../contract/fault.ts';
import { clipPipeline } from '../../../streams/clip-pipeline.ts';
import type { Extractor } from '../../extract/extractor.ts';
import type { LoadedModel } from '../../model/load-model.ts';
import { openVideo } from '../decode.ts';
import type { Pass } from './compare-passes.ts';

const TELL_EVERY_FRAMES = 15;

export interface LabelPassOptions {
  /** Address of the clip. */
  readonly media: string;
  /** Of this pass alone, since its state goes with it. */
  readonly model: LoadedModel;
  readonly extractor: Pick<Extractor, 'embed'>;
  /** Asked with every frame; the pass then ends with what it has. */
  readonly isStopped: () => boolean;
  /** Called with the share of the clip that is done. */
  readonly onProgress: (share: number) => void;
}

/** The first frame that the extractor fails on ends it. @throws what the extractor failed with. */
export async function labelPass(options: LabelPassOptions): Promise<Pass> {
  const { media, model, extractor, isStopped, onProgress } = options;
  const rows: Float32Array[] = [];
  const ms: number[] = [];
  const labels: (string | null)[][] = [];
  const failures: unknown[] = [];
  const embed = ({ handle }: { readonly handle: VideoFrame }): Observable<Float32Array> =>
    extractor
      .embed(handle, ({ cnnMs }) => ms.push(cnnMs))
      .pipe(
        tap((x) => {
          requireLength(x, model.manifest.featureLength);
        }),
        tap({ next: (x) => rows.push(x), error: (error) => failures.push(error) }),
      );
  const video = await openVideo(media);
  try {
    const outputs$ = clipPipeline<VideoFrame, unknown, unknown>({
      ...model,
      frames: video.frames(),
      ticks: { ratePerS: model.manifest.modelRate },
      embed,
      close: (handle) => {
        handle.close();
      },
    });
    const seen$ = outputs$.pipe(
      takeWhile(() => failures.length === 0 && !isStopped()),
      tap(({ timestampUs, tracks }) => {
        labels.push(tracks.map(({ label }) => label));
        if (labels.length % TELL_EVERY_FRAMES === 0)
          onProgress(Math.min(1, timestampUs / Math.max(1, video.durationUs)));
      }),
    );
    await lastValueFrom(seen$, { defaultValue: null });
  } finally {
    video.close();
  }
  if (failures.length > 0) throw failures[0];
  return { rows, ms, labels };
}

function requireLength({ length }: Float32Array, wanted: number): void {
  if (length === wanted) return;
  const why = `it gives ${String(length)} values where the model takes ${String(wanted)}`;
  throw new Fault('checkpoint-mismatch', why);
}
