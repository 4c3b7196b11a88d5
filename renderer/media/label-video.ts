/** The label job: a label for every decoded frame of a clip, by the live path's own steps, lossless. */
import { bufferCount, concatMap, lastValueFrom, takeWhile } from 'rxjs';
import { Fault } from '../../contract/fault.ts';
import type { JobOf } from '../../contract/job.ts';
import { clipPipeline } from '../../streams/clip-pipeline.ts';
import { readReplay } from '../../streams/read-replay.ts';
import { openExtractor } from '../extract/extractor.ts';
import { loadModel } from '../model/load-model.ts';
import type { JobContext } from '../workers/serve-job.ts';
import { openVideo } from './decode.ts';
import { requireWholeFile } from './require-whole-file.ts';
import { stopFlag } from './stop-flag.ts';
import { toFrameLabel } from './to-frame-label.ts';

/** Labels per message. */
const BATCH = 64;

export async function labelVideo(spec: JobOf<'label'>, context: JobContext): Promise<void> {
  const stop = stopFlag(context);
  const video = await openVideo(spec.media ?? (await heldFile(context)));
  const extractor = await openExtractor(spec.extractor);
  try {
    const { codec, width, height, durationUs } = video;
    await context.hand({ kind: 'media', codec, width, height, durationUs });
    const model = await loadModel(spec.model);
    const replay = spec.replay === null ? null : readReplay(spec.replay);
    const outputs$ = clipPipeline<VideoFrame, unknown, unknown>({
      ...model,
      frames: video.frames(),
      ticks: replay ?? { ratePerS: model.manifest.modelRate },
      resets: replay?.resets ?? new Map(),
      embed: ({ handle }) => extractor.embed(handle),
      close: (handle) => {
        handle.close();
      },
    });
    const handed$ = outputs$.pipe(
      takeWhile(() => !stop.isRaised()),
      bufferCount(BATCH),
      concatMap((outputs) => context.hand({ kind: 'labels', labels: outputs.map(toFrameLabel) })),
    );
    await lastValueFrom(handed$, { defaultValue: undefined });
  } finally {
    extractor.close();
    video.close();
  }
}

async function heldFile({ lent: { file } }: JobContext): Promise<Blob> {
  if (file === undefined) throw new Fault('failed', 'The worker was given no video to label.');
  await requireWholeFile(file);
  return file;
}
