/** Takes what a session's worker reports: labels into the history, log lines to their keeper, figures to the views. */
import type { FrameLabel } from '../../contract/frame-label.ts';
import type { JobReport } from '../../contract/job.ts';
import type { LiveCounters } from '../../contract/live-counters.ts';
import type { SessionLogLine } from '../../contract/session-log.ts';
import type { Settings } from '../../contract/window/settings.ts';
import { createFrameRate } from './frame-rate.ts';
import type { LiveHistory } from './live-history.ts';
import type { LogKeeper } from './log-keeper.ts';
import { remarkOf } from './remarks.ts';
import type { Remark, WatchPhase, WatchState } from './watch-state.ts';

export interface SessionReportsOptions {
  readonly history: LiveHistory;
  readonly keeper: LogKeeper;
  readonly settings: () => Settings;
  readonly nowMs: () => number;
  readonly onChange: (part: Partial<WatchState>) => void;
  /** Called about twice a second, with the frames that came so far. */
  readonly onFrames: (frames: number) => void;
  /** Called about once a second. */
  readonly onStatus: (label: FrameLabel | null) => void;
}

export interface SessionReports {
  readonly take: (report: JobReport) => Promise<void>;
  /** The source is open: the next label makes the session live. */
  readonly sourceOpened: () => void;
  /** The source is away: labels of frames still under way change nothing. */
  readonly sourceAway: (phase: AwayPhase, remark: Remark) => void;
  /** The source is there but silent: the next label makes the session live again. */
  readonly sourceSilent: (remark: Remark) => void;
}

type AwayPhase = Extract<WatchPhase, 'starting' | 'waiting' | 'failed'>;

const taken = Promise.resolve();

export function createSessionReports(options: SessionReportsOptions): SessionReports {
  const { history, onChange, nowMs } = options;
  const takeLines = createLineTaker(options);
  const frameRate = createFrameRate(nowMs);
  let latest: FrameLabel | null = null;
  let isOpen = false;
  let isFlowing = false;
  let looks = 0;

  const takeLabels = (labels: readonly FrameLabel[]) => {
    for (const label of labels) history.addLabel(label);
    latest = labels.at(-1) ?? latest;
    if (isFlowing || !isOpen) return;
    isFlowing = true;
    history.run();
    onChange({ phase: 'live', remark: null });
  };
  const takeCounters = (counters: LiveCounters) => {
    const framesPerS = frameRate.look(counters.frames);
    onChange({ counters, framesPerS, remembersS: takeLines.remembersS() });
    options.onFrames(counters.frames);
    if (looks++ % 2 === 1) return;
    options.keeper.send();
    options.onStatus(latest);
  };
  const rest = (phase: AwayPhase, remark: Remark) => {
    isFlowing = false;
    history.pause();
    onChange({ phase, remark });
  };
  return {
    take(report) {
      if (report.kind === 'labels') takeLabels(report.labels);
      else if (report.kind === 'log') takeLines.take(report.lines);
      else if (report.kind === 'counters') takeCounters(report.counters);
      return taken;
    },
    sourceOpened() {
      isOpen = true;
    },
    sourceAway(phase, remark) {
      isOpen = false;
      rest(phase, remark);
    },
    sourceSilent(remark) {
      rest('waiting', remark);
    },
  };
}

function createLineTaker({ history, keeper, settings, onChange }: SessionReportsOptions) {
  let resetUs: number | null = null;
  let resets = 0;
  let wasAsked = false;
  const takeLine = (line: SessionLogLine) => {
    if (line.kind === 'header') history.begin({ tracks: line.tracks });
    if (line.kind === 'delegate') {
      onChange({ remark: { reason: 'failed', message: line.message } });
    }
    if (line.kind !== 'reset') return;
    resetUs = line.timestampUs;
    resets += 1;
    onChange({ lastReset: { cause: line.cause, count: resets } });
  };
  return {
    take(lines: readonly SessionLogLine[]) {
      keeper.add(lines);
      lines.forEach(takeLine);
      history.addLines(lines);
      if (wasAsked || keeper.isKept() || !settings().keepsLogs) return;
      wasAsked = true;
      keeper.keep().catch((error: unknown) => {
        onChange({ remark: remarkOf(error) });
      });
    },
    /** Seconds of stream time since the memory last began afresh. */
    remembersS() {
      const latestUs = history.latestUs();
      return resetUs === null || latestUs === null ? null : (latestUs - resetUs) / 1e6;
    },
  };
}
