/** A live worker of the test's own: takes its order, says what the test wants, ends when it is told to. */
import type { JobReport } from '../../../contract/job.ts';
import type { LiveCounters } from '../../../contract/live-counters.ts';
import type { FromJobWorker, ToJobWorker } from '../../../renderer/workers/job-messages.ts';
import { emptyTally } from '../../../streams/tally.ts';

const tracks = [{ id: 'activity', classes: ['sit', 'walk'] }];

export class FakeWorker {
  readonly heard: ToJobWorker[] = [];
  /** What it does about an order to stop; a hanging one does nothing. */
  hangs = false;
  isTerminated = false;
  readonly #listeners = new Set<(event: { data: FromJobWorker }) => void>();
  #frame = 0;

  postMessage(message: ToJobWorker): void {
    this.heard.push(message);
    if (message.kind === 'start') {
      const { firstReset = 'start' } = message.spec.kind === 'live' ? message.spec : {};
      queueMicrotask(() => {
        this.report({ kind: 'log', lines: [{ ...header }] });
        this.report({
          kind: 'log',
          lines: [{ kind: 'reset', frame: 0, timestampUs: 0, cause: firstReset }],
        });
      });
    }
    if (message.kind === 'stop' && !this.hangs) queueMicrotask(this.finish.bind(this));
  }

  addEventListener(type: string, listener: (event: { data: FromJobWorker }) => void): void {
    if (type === 'message') this.#listeners.add(listener);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  say(message: FromJobWorker): void {
    this.#listeners.forEach((listener) => {
      listener({ data: message });
    });
  }

  report(...reports: JobReport[]): void {
    this.say({ kind: 'reports', number: null, reports });
  }

  /** One more frame, with this label. */
  label(label: string | null): void {
    const frame = this.#frame++;
    const said = { track: 'activity', label, probability: 0.5, probabilities: [0.5, 0.5] };
    const one = { frame, timestampUs: frame * 1_000_000, source: 'fresh', tracks: [said] } as const;
    this.report({ kind: 'labels', labels: [one] });
  }

  counters(frames: number): void {
    this.report({ kind: 'counters', counters: countersOf(frames) });
  }

  /** Its last words, as the real one's: the end of its log, then that it has finished. */
  finish(): void {
    this.report({ kind: 'log', lines: [{ kind: 'end', endedAt: '', frames: 0, steps: 0 }] });
    this.say({ kind: 'finished' });
  }
}

const header = {
  kind: 'header' as const,
  schemaVersion: 1 as const,
  startedAt: '2026-11-24T12:00:00Z',
  model: 'm1',
  extractorSha256: '0'.repeat(64),
  modelRate: 15,
  source: 'camera',
  tracks,
};

function countersOf(frames: number): LiveCounters {
  const none = { p50: 0, p95: 0 };
  const times = { frameIntervalMs: none, latencyMs: none, overheadMs: none };
  const more = { cnnMs: none, waitMs: none, openFrames: 0, extractorRestarts: 0 };
  return { ...emptyTally, ...times, ...more, frames, ticksDue: 0, steps: 0 };
}
