/** Makes a camera file: raw 4:2:0 frames that Chromium plays in a loop as a real camera device. */
import { open, rename, rm } from 'node:fs/promises';
import type { Stage } from '../stage/stage.ts';
import { runOnFile } from './run-on-file.ts';

export interface CameraFileRequest {
  readonly video: string;
  /** Ends in .y4m: YUV4MPEG2, about 115 kB a frame at 320x240. */
  readonly out: string;
  readonly framesPerS: number;
}

/** Writes every decoded frame of the video at a constant rate; @returns how many. */
export async function makeCameraFile(stage: Stage, request: CameraFileRequest): Promise<number> {
  const partial = `${request.out}.partial`;
  const file = await open(partial, 'w');
  let frames = 0;
  try {
    await runOnFile(stage, {
      path: request.video,
      spec: (media) => ({ kind: 'planes', media }),
      onReport: async (report) => {
        if (report.kind !== 'planes') return;
        if (frames === 0) await file.write(header(report, request.framesPerS));
        await file.write('FRAME\n');
        await file.write(report.bytes);
        frames += 1;
      },
    });
    await file.close();
    await rename(partial, request.out);
  } finally {
    await file.close().catch(() => undefined);
    await rm(partial, { force: true });
  }
  return frames;
}

function header({ width, height }: { width: number; height: number }, framesPerS: number): string {
  return `YUV4MPEG2 W${String(width)} H${String(height)} F${String(framesPerS)}:1 Ip A1:1 C420jpeg\n`;
}
