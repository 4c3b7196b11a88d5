/** How far features are extracted anew, in words: short for the bar, in full for the settings. */
import type { ReExtraction } from '../../contract/window/re-extraction.ts';
import { timeLeftInWords } from './time-left.ts';

/** Null where the bar has nothing to say. */
export function badgeWords({ phase, share, secondsLeft }: ReExtraction): string | null {
  const percent = `${String(Math.floor(100 * share))} %`;
  if (phase === 'failed') return 'Features not extracted';
  if (phase === 'waiting') return `Features ${percent}, waiting`;
  if (phase !== 'running') return null;
  return ['Features ' + percent, timeLeftInWords(secondsLeft)].filter(Boolean).join(', ');
}

export function statusWords(state: ReExtraction): string {
  const { phase, extractor, clips, clipsDone, secondsLeft, problems, message } = state;
  const left = timeLeftInWords(secondsLeft);
  const way = `${String(clipsDone)} of ${String(clips)} clips`;
  switch (phase) {
    case 'running':
      if (clips === 0) return `Looking which clips lack features of ${extractor}.`;
      return `Extracting features with ${extractor}: ${[way, left].filter(Boolean).join(', ')}.`;
    case 'waiting':
      return `Features of ${extractor} are to be extracted (${way}); that waits while you watch.`;
    case 'cancelled':
      return 'Cancelled. Clips without features get them when a model is trained.';
    case 'failed':
      return message ?? 'Extracting the features failed; open the project again to go on.';
    case 'done':
      return problems.length === 0
        ? `Every clip has features of ${extractor}.`
        : `Every clip that can be read has features of ${extractor}.`;
  }
}
