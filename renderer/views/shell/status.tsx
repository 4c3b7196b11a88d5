/** One dot, and in words what it means: the one place that says whether all is well. */
import type { WatchState } from '../../watching/watch-state.ts';
import { useWatchState } from '../../window/app-context.tsx';
import { isBehind } from '../keeping-up.ts';
import style from './shell.module.css';

type Tone = 'quiet' | 'good' | 'warn' | 'bad';

function statusOf(state: WatchState): { readonly tone: Tone; readonly words: string } {
  const { phase, remark, counters, source } = state;
  if (phase === 'failed') return { tone: 'bad', words: remark?.message ?? 'Something failed.' };
  if (phase === 'waiting') return { tone: 'warn', words: remark?.message ?? 'Waiting.' };
  if (phase === 'starting') return { tone: 'warn', words: remark?.message ?? 'Starting.' };
  if (phase === 'idle') return { tone: 'quiet', words: 'Not watching' };
  if (phase === 'ended')
    return { tone: 'quiet', words: source?.kind === 'replay' ? 'Replay' : 'Played to the end' };
  if (remark !== null) return { tone: 'warn', words: remark.message };
  if (counters !== null && isBehind(counters))
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
