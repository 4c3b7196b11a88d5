/** Runs of one steady label, gathered from a stream of frames. */
import type { FrameLabels } from './frame-csv.ts';

export interface LabelRun {
  readonly track: string;
  readonly label: string;
  readonly startFrame: number;
  /** Exclusive. */
  readonly endFrame: number;
  readonly startUs: number;
  /** Time of the frame after the run; after the last frame, that frame's time and the interval before it. */
  readonly endUs: number;
}

export interface LabelRuns {
  /** In order of start, then of track. */
  readonly runs: readonly LabelRun[];
  /** Time of the first frame; 0 without frames. */
  readonly originUs: number;
}

type OpenRun = Omit<LabelRun, 'endFrame' | 'endUs'>;

/** Used when a clip of one frame leaves no interval to go by: a thirtieth of a second. */
const LONE_FRAME_US = 33_333;

/** Frames without a label begin no run. */
export async function gatherLabelRuns(labels: FrameLabels): Promise<LabelRuns> {
  const open = new Map<string, OpenRun>();
  const runs: LabelRun[] = [];
  let originUs: number | null = null;
  let last = { frame: -1, timestampUs: 0 };
  let intervalUs = LONE_FRAME_US;
  const close = (track: string, endFrame: number, endUs: number): void => {
    const run = open.get(track);
    if (run !== undefined) runs.push({ ...run, endFrame, endUs });
    open.delete(track);
  };
  for await (const { frame, timestampUs, tracks } of labels) {
    if (originUs === null) originUs = timestampUs;
    else intervalUs = timestampUs - last.timestampUs;
    last = { frame, timestampUs };
    for (const { track, label } of tracks) {
      if (open.get(track)?.label === label) continue;
      close(track, frame, timestampUs);
      if (label !== null)
        open.set(track, { track, label, startFrame: frame, startUs: timestampUs });
    }
  }
  for (const track of [...open.keys()]) close(track, last.frame + 1, last.timestampUs + intervalUs);
  const order = [...new Set(runs.map(({ track }) => track))].sort();
  runs.sort(
    (a, b) => a.startFrame - b.startFrame || order.indexOf(a.track) - order.indexOf(b.track),
  );
  return { runs, originUs: originUs ?? 0 };
}
