/** What a model is called where people read it. */
import type { ModelCard } from '../../../contract/window/cards.ts';

/** Of those that come with the program, one is for the sample clip and lies beside it. */
const BESIDE_SAMPLE = /[/\\]sample[/\\][^/\\]+$/;

export function modelName({ id, origin, path, createdAt }: ModelCard): string {
  if (origin === 'bundled')
    return BESIDE_SAMPLE.test(path) ? 'Sample activities' : 'Starter activities';
  const made = new Date(createdAt);
  if (Number.isNaN(made.getTime())) return id;
  return `Trained ${made.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}`;
}
