/** What `charlm` tells about its training: as a part of the document, and in a sentence. */
import type { EncodedText } from '../../model/charlm/vocabulary.ts';
import type { LearntText } from '../services/charlm/learn-text.ts';

type Learnt = Pick<LearntText, 'options' | 'history'>;

export function learningDocument({ vocabulary, codes }: EncodedText, { options, history }: Learnt) {
  return {
    characters: codes.length,
    vocabulary,
    passes: history.map(({ epoch, loss }) => ({ pass: epoch, loss, bitsPerCharacter: bits(loss) })),
    bitsPerCharacter: bits(history.at(-1)?.loss ?? 0),
    framesPerSecond: framesPerSecond(history),
    options,
  };
}

export function describeLearning({ vocabulary, codes }: EncodedText, { history }: Learnt): string {
  const read = `${String(codes.length)} characters, ${String(vocabulary.length)} different ones`;
  const last = `${bits(history.at(-1)?.loss ?? 0).toFixed(2)} bits per character in the last of ${String(history.length)} passes`;
  return `${read}; ${last}, ${framesPerSecond(history).toFixed(0)} characters per second.`;
}

/** The loss is in nats. */
function bits(loss: number): number {
  return loss / Math.LN2;
}

/** Over all passes, which are equally long: the harmonic mean of theirs. */
function framesPerSecond(history: Learnt['history']): number {
  const passes = history.filter(({ framesPerSecond: rate }) => rate > 0);
  return passes.length / passes.reduce((sum, { framesPerSecond: rate }) => sum + 1 / rate, 0);
}
