/** `longtake bench timeline`: the labelling timeline over a long clip, scrolled and zoomed in a real browser. */
import { Command } from 'commander';
import type { JobReportOf } from '../../../contract/job.ts';
import { quantile } from '../../../model/metrics/quantile.ts';
import { answer, answerJson } from '../../terminal/answer.ts';
import { whileInterruptible } from '../../terminal/interrupt.ts';
import { createProgress } from '../../terminal/progress.ts';
import { parseWholeNumber } from '../options.ts';
import { withStage } from '../with-stage.ts';

/** A frame at 60 per second, and what the browser's clock rounds away. */
const FRAME_MS = 16.7;
const SLACK_MS = 0.5;
const PARTS = 5;

interface BenchTimelineFlags {
  readonly segments: number;
  readonly hours: number;
  readonly frames: number;
  readonly width: number;
  readonly json?: true;
}

export function benchTimelineCommand(): Command {
  return new Command('timeline')
    .description('scroll and zoom a long timeline in the browser, and time its frames')
    .option('--segments <n>', 'how many segments it has', parseWholeNumber(1), 2000)
    .option('--hours <h>', 'how long the clip is', parseWholeNumber(1), 2)
    .option('--frames <n>', 'animation frames of each part', parseWholeNumber(1), 300)
    .option('--width <px>', 'how wide it is shown', parseWholeNumber(100), 1600)
    .option('--json', 'print one JSON document')
    .action(runBenchTimeline);
}

async function runBenchTimeline(flags: BenchTimelineFlags): Promise<void> {
  const { segments, hours, frames, width } = flags;
  const parts = await withStage({}, (stage) => {
    const progress = createProgress({ what: 'Driving the timeline', unit: 'parts' });
    const reports: JobReportOf<'timeline'>[] = [];
    const spec = { kind: 'timeline', segments, durationS: hours * 3600, frames, width } as const;
    const { done, stop } = stage.run(spec, (report) => {
      if (report.kind !== 'timeline') return;
      reports.push(report);
      progress.at(reports.length, PARTS);
    });
    return whileInterruptible(
      done.then(() => reports),
      stop,
    ).finally(progress.end);
  });
  const document = { segments, hours, width, frames, parts: parts.map(measured) };
  if (flags.json === true) await answerJson(document);
  else await answer(document.parts.map(inWords).join('\n'));
}

function measured({ part, frameMs, drawMs }: JobReportOf<'timeline'>) {
  const late = frameMs.filter((ms) => ms > FRAME_MS + SLACK_MS).length;
  return {
    part,
    frameMs: quantiles(frameMs),
    drawMs: quantiles(drawMs),
    shareLate: late / Math.max(1, frameMs.length),
  };
}

function quantiles(values: readonly number[]) {
  const at = (q: number) => quantile(values, q) ?? 0;
  return { p50: at(0.5), p95: at(0.95), most: Math.max(0, ...values) };
}

function inWords({ part, frameMs, drawMs, shareLate }: ReturnType<typeof measured>): string {
  return `${part.padEnd(16)} frames p50 ${frameMs.p50.toFixed(1)} ms, p95 ${frameMs.p95.toFixed(1)} ms, ${(100 * shareLate).toFixed(1)} % late; painting p50 ${drawMs.p50.toFixed(2)} ms, p95 ${drawMs.p95.toFixed(2)} ms`;
}
