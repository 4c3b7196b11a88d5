/** What a self-test of the graphics processor found, in figures as people read them. */
import type { SelfTestFigures } from '../../../contract/self-test.ts';

/** One sentence. */
export function figuresInWords(figures: SelfTestFigures): string {
  const { minCosine, equalLabels, frames, referenceMs, candidateMs } = figures;
  const labels = `${cut(100 * equalLabels, 1)} % of ${String(frames)} frames get the same label`;
  const speed = `a frame takes ${candidateMs.toFixed(1)} ms instead of ${referenceMs.toFixed(1)} ms (${paceInWords(referenceMs, candidateMs)})`;
  return `Features agree with a cosine of ${cut(minCosine, 5)} at worst, ${labels}, and ${speed}.`;
}

function paceInWords(referenceMs: number, candidateMs: number): string {
  if (referenceMs <= 0 || candidateMs <= 0) return 'too quick to compare';
  const ratio = referenceMs / candidateMs;
  if (ratio >= 1.05) return `${ratio.toFixed(1)} times as fast`;
  return ratio > 0.95 ? 'as fast' : `${(1 / ratio).toFixed(1)} times as slow`;
}

/** Not rounded up to what it does not reach. */
function cut(value: number, digits: number): string {
  return String(Math.floor(value * 10 ** digits + 1e-6) / 10 ** digits);
}
