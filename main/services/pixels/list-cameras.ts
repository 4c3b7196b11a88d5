/** Names the cameras a stage offers. */
import type { Stage } from '../stage/stage.ts';

export async function listCameras(stage: Stage): Promise<readonly string[]> {
  const cameras: string[] = [];
  await stage.run({ kind: 'cameras' }, (report) => {
    if (report.kind === 'cameras') cameras.push(...report.labels);
  }).done;
  return cameras;
}
