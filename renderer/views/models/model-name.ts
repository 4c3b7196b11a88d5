/** What a model is called where people read it. */
import type { ModelCard } from '../../../contract/window/cards.ts';

export function modelName({ id, origin, createdAt }: ModelCard): string {
  if (origin === 'bundled') return 'Sample activities';
  const made = new Date(createdAt);
  if (Number.isNaN(made.getTime())) return id;
  return `Trained ${made.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}`;
}
