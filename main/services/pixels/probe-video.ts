/** Decodes a video once and tells its true frames. */
import { Fault } from '../../../contract/fault.ts';
import type { JobReportOf } from '../../../contract/job.ts';
import type { ProbeMedia } from '../clips/probe-media.ts';
import type { Stage } from '../stage/stage.ts';
import { runOnFile } from './run-on-file.ts';

export function createProbe(stage: Stage, signal?: AbortSignal): ProbeMedia {
  return async (path, onProgress) => {
    const media: JobReportOf<'media'>[] = [];
    const timestampsUs: number[] = [];
    await runOnFile(stage, {
      path,
      signal,
      spec: (address) => ({ kind: 'probe', media: address }),
      onReport: (report) => {
        if (report.kind === 'media') media.push(report);
        if (report.kind !== 'timestamps') return;
        for (const timestampUs of report.timestampsUs) timestampsUs.push(timestampUs);
        onProgress?.(timestampsUs.length);
      },
    });
    const { codec, width, height, durationUs } = required(media[0]);
    return { codec, width, height, durationUs, timestampsUs };
  };
}

function required<T>(value: T | undefined): T {
  if (value === undefined)
    throw new Fault('failed', 'The page told nothing about the video; run the command again.');
  return value;
}
