/** The live path with its sinks: labels, log lines and counters of whatever frames are put in. */
import { lastValueFrom, tap } from 'rxjs';
import type { Delegate } from '../../contract/extractor.ts';
import type { JobReport, JobOf } from '../../contract/job.ts';
import type { LiveCounters } from '../../contract/live-counters.ts';
import { livePipeline, type LivePipelineOptions } from '../../streams/live-pipeline.ts';
import type { SourceFrame } from '../../streams/path-event.ts';
import { sessionLog } from '../../streams/session-log.ts';
import type { EmbedTimes } from '../extract/extractor.ts';
import type { LoadedModel } from '../model/load-model.ts';
import { createLiveCounts } from './live-counts.ts';
import { createLiveTeller } from './live-teller.ts';
import { logHeader } from './log-header.ts';
import { createStopwatch } from './stopwatch.ts';

const GAVE_UP =
  'The graphics processor failed and is not used any more in this session: watching goes on with the processor.';

export interface LivePathOptions {
  readonly spec: JobOf<'live'>;
  readonly model: LoadedModel;
  /** What computes the features at the beginning. */
  readonly delegate: Delegate;
  /** Labels and log lines, as they come. */
  readonly tell: (...reports: readonly JobReport[]) => void;
}

type PathInput<H> = Pick<
  LivePipelineOptions<H, unknown, unknown>,
  'frames$' | 'embed' | 'close' | 'resets$'
>;

export interface LivePath<H> {
  /** Every frame comes in through here, so that it is counted and timed from the first. */
  readonly deliver: (frame: SourceFrame<H>, next: () => void) => void;
  /** Runs a synchronous piece of the path and books it on the frame. */
  readonly span: (frame: number, work: () => void) => void;
  /** What the extractor's worker measured for the frame. */
  readonly embedded: (frame: number, times: EmbedTimes) => void;
  /** From this frame on the processor computes the features. */
  readonly fellBack: (tick: Pick<SourceFrame<H>, 'frame' | 'timestampUs'>) => void;
  /** A frame that was delivered is closed. */
  readonly closed: () => void;
  /** Resolves when the frames are over and everything about them has been told. */
  readonly run: (input: PathInput<H>) => Promise<void>;
  readonly counters: () => Omit<LiveCounters, 'extractorRestarts'>;
}

export function createLivePath<H>({ spec, model, delegate, tell }: LivePathOptions): LivePath<H> {
  const { manifest } = model;
  const counts = createLiveCounts();
  const stopwatch = createStopwatch();
  const teller = createLiveTeller({ tell, onEmitted: stopwatch.emitted });
  const span = (frame: number, work: () => void) => {
    stopwatch.span(frame, () => {
      teller.during(work);
    });
  };
  const toLog = sessionLog({
    header: logHeader(spec, manifest, delegate),
    minDurationUs: manifest.postProcessing.minDurationS * 1e6,
    now: () => new Date().toISOString(),
  });
  return {
    deliver(frame, next) {
      counts.opened();
      stopwatch.read(frame.frame, frame.timestampUs);
      span(frame.frame, next);
    },
    span,
    embedded: stopwatch.embedded,
    fellBack({ frame, timestampUs }) {
      teller.logLine({ kind: 'delegate', frame, timestampUs, delegate: 'CPU', message: GAVE_UP });
    },
    closed: counts.closed,
    async run(input) {
      const lines$ = livePipeline<H, unknown, unknown>({
        ...model,
        ...input,
        ratePerS: manifest.modelRate,
        firstReset: spec.firstReset ?? 'start',
      }).pipe(
        tap((output) => {
          counts.labelled(output);
          teller.label(output);
        }),
        toLog,
        tap(teller.logLine),
      );
      await lastValueFrom(lines$, { defaultValue: null });
    },
    counters: () => ({ ...counts.counts(), ...stopwatch.times() }),
  };
}
