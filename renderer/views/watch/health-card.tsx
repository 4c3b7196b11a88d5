/** How the live path fares, in figures a user can act on. */
import type { LiveCounters } from '../../../contract/live-counters.ts';
import { longClock } from '../../strip/clock.ts';
import type { WatchState } from '../../watching/watch-state.ts';
import { useWatchState } from '../../window/app-context.tsx';
import { isBehind, stepShare } from '../keeping-up.ts';
import style from './health-card.module.css';

interface Figure {
  readonly name: string;
  readonly value: string;
  readonly isWarning?: boolean;
}

const resetWords: Readonly<Record<string, string>> = {
  start: 'start',
  gap: 'a gap',
  user: 'you',
  'camera-changed': 'another camera',
  'model-changed': 'another model',
};

function dropsOf({ dropped }: LiveCounters): Figure {
  const all = Object.values(dropped).reduce((sum, n) => sum + n, 0);
  const causes = Object.entries(dropped).filter(([, n]) => n > 0);
  const words = { replaced: 'machine busy', 'extractor-failed': 'extractor failed' } as const;
  const named = causes.map(([cause, n]) => `${String(n)} ${words[cause as keyof typeof words]}`);
  return { name: 'Dropped', value: all === 0 ? 'none' : named.join(', '), isWarning: all > 0 };
}

function figuresOf({ counters, framesPerS, model, lastReset }: WatchState): Figure[] {
  if (counters === null) return [];
  const { latencyMs, cnnMs, overheadMs, frameIntervalMs, openFrames, extractorRestarts } = counters;
  const rate = model === null ? '' : ` of ${String(model.modelRate)} per s`;
  const ms = (value: number, digits: number) => `${value.toFixed(digits)} ms`;
  const reset =
    lastReset === null
      ? []
      : [{ name: 'Began afresh by', value: resetWords[lastReset.cause] ?? lastReset.cause }];
  return [
    { name: 'Frames in', value: framesPerS === null ? '…' : `${framesPerS.toFixed(1)} per s` },
    {
      name: 'Steps',
      value: `${(100 * stepShare(counters)).toFixed(0)} %${rate}`,
      isWarning: isBehind(counters),
    },
    {
      name: 'Age of the label, p95',
      value: ms(latencyMs.p95, 0),
      isWarning: latencyMs.p95 > Math.max(1, frameIntervalMs.p50) * 2,
    },
    { name: 'Extractor, p95', value: ms(cnnMs.p95, 0) },
    { name: 'Everything else, p95', value: ms(overheadMs.p95, 1) },
    dropsOf(counters),
    { name: 'Frames in hand', value: String(openFrames) },
    ...(extractorRestarts > 0
      ? [{ name: 'Extractor restarts', value: String(extractorRestarts), isWarning: true }]
      : []),
    ...reset,
  ];
}

export function HealthCard() {
  const state = useWatchState();
  const figures = figuresOf(state);
  return (
    <section className={style.card} aria-label="Health">
      <h2 className={style.cardHead}>Health</h2>
      <div className={style.remembers}>
        <span>Remembers</span>
        <span className={style.remembersTime} data-testid="remembers">
          {state.remembersS === null ? '–' : longClock(state.remembersS)}
        </span>
      </div>
      {figures.length === 0 ? (
        <p className={style.empty}>Figures come once frames do.</p>
      ) : (
        <dl className={style.figures}>
          {figures.map(({ name, value, isWarning = false }) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd data-tone={isWarning ? 'warn' : 'plain'}>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
