/** Gathers what one span of work has to tell into one message, since every message wakes another thread. */
import type { FrameLabel } from '../../contract/frame-label.ts';
import type { JobReport } from '../../contract/job.ts';
import type { SessionLogLine } from '../../contract/session-log.ts';
import type { PathOutput } from '../../streams/path-event.ts';
import { toFrameLabel } from '../media/to-frame-label.ts';

export interface LiveTeller {
  readonly label: (output: PathOutput) => void;
  readonly logLine: (line: SessionLogLine) => void;
  /** What the work tells leaves at its end, still within this call; what is told outside leaves at once. */
  readonly during: (work: () => void) => void;
}

export interface LiveTellerOptions {
  readonly tell: (...reports: readonly JobReport[]) => void;
  /** Called for each frame whose label has just left. */
  readonly onEmitted: (frame: number) => void;
}

export function createLiveTeller({ tell, onEmitted }: LiveTellerOptions): LiveTeller {
  let labels: FrameLabel[] = [];
  let lines: SessionLogLine[] = [];
  let isGathering = false;

  const send = () => {
    const reports: JobReport[] = [];
    if (lines.length > 0) reports.push({ kind: 'log', lines });
    if (labels.length > 0) reports.push({ kind: 'labels', labels });
    if (reports.length === 0) return;
    const sent = labels;
    labels = [];
    lines = [];
    tell(...reports);
    for (const { frame } of sent) onEmitted(frame);
  };
  const sendUnlessGathering = () => {
    if (!isGathering) send();
  };

  return {
    label(output) {
      labels.push(toFrameLabel(output));
      sendUnlessGathering();
    },
    logLine(line) {
      lines.push(line);
      sendUnlessGathering();
    },
    during(work) {
      isGathering = true;
      try {
        work();
      } finally {
        isGathering = false;
        send();
      }
    },
  };
}
