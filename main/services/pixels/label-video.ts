/** Labels every frame of a recorded video on a stage. */
import type { FrameLabel } from '../../../contract/frame-label.ts';
import type { SessionLogLine } from '../../../contract/session-log.ts';
import type { Extractor } from '../extractors/resolve-extractor.ts';
import type { Stage } from '../stage/stage.ts';
import { lendExtractor } from './lent-extractor.ts';
import { runOnFile } from './run-on-file.ts';

export interface LabelRequest {
  readonly video: string;
  readonly extractor: Extractor;
  readonly modelPath: string;
  /** Lines of a live run's log whose ticks and resets are repeated; null follows the model's rate. */
  readonly replay: readonly SessionLogLine[] | null;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((frames: number) => void) | undefined;
}

/** One label per decoded frame, in order. @throws Fault */
export async function labelVideo(stage: Stage, request: LabelRequest): Promise<FrameLabel[]> {
  const extractor = lendExtractor(stage, request.extractor);
  const model = stage.lend(request.modelPath);
  const labels: FrameLabel[] = [];
  try {
    await runOnFile(stage, {
      path: request.video,
      signal: request.signal,
      spec: (media) => ({
        kind: 'label',
        media,
        extractor,
        model,
        replay: replayed(request.replay),
      }),
      onReport: (report) => {
        if (report.kind !== 'labels') return;
        for (const label of report.labels) labels.push(label);
        request.onProgress?.(labels.length);
      },
    });
  } finally {
    stage.takeBack(extractor.address);
    stage.takeBack(model);
  }
  return labels;
}

/** Only what a replay needs goes over the wire. */
function replayed(lines: readonly SessionLogLine[] | null) {
  return lines?.filter(({ kind }) => kind === 'ticks' || kind === 'reset') ?? null;
}
