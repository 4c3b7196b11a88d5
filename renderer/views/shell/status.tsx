/** One dot, and in words what it means: the one place that says whether all is well. */
import type { WatchState } from '../../watching/watch-state.ts';
import { useWatchState } from '../../window/app-context.tsx';
import style from './shell.module.css';

type Tone = 'quiet' | 'good' | 'warn' | 'bad';

/** Less than this share of the camera's ticks embedded is worth a word. */
const ENOUGH = 0.95;
/** Ticks until that share means something: the first seconds are spent on warming up. */
const WARMED_UP = 150;

function statusOf(state: WatchState): { readonly tone: Tone; readonly words: string } {
  const { phase, remark, counters, source } = state;
  if (phase === 'failed') return { tone: 'bad', words: remark?.message ?? 'Something failed.' };
  if (phase === 'waiting') return { tone: 'warn', words: remark?.message ?? 'Waiting.' };
  if (phase === 'starting') return { tone: 'warn', words: remark?.message ?? 'Starting.' };
  if (phase === 'idle') return { tone: 'quiet', words: 'Not watching' };
  if (phase === 'ended')
    return { tone: 'quiet', words: source?.kind === 'replay' ? 'Replay' : 'Played to the end' };
  if (remark !== null) return { tone: 'warn', words: remark.message };
  const behind =
    counters !== null && counters.ticksDue > WARMED_UP && counters.steps / counters.ticksDue;
  if (behind !== false && behind < ENOUGH)
    return { tone: 'warn', words: 'Watching; this machine cannot keep up with every step' };
  return { tone: 'good', words: 'Watching' };
}

export function Status() {
  const { tone, words } = statusOf(useWatchState());
  return (
    <div className={style.status} role="status" title={words}>
      <span className={style.dot} data-tone={tone} aria-hidden />
      <span className={style.statusText}>{words}</span>
    </div>
  );
}
