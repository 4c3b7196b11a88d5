/** Which model is shown as the one in use. */
import { expect, it } from 'vitest';
import type { ModelCard } from '../../../contract/window/cards.ts';
import { modelInUse } from '../../../renderer/views/models/model-in-use.ts';

const card = (id: string) => ({ id }) as ModelCard;
const models = [card('newest'), card('older')];

it.each([
  ['the running one', 'live', card('other'), 'older', 'other'],
  ['the chosen one after a session with another', 'idle', card('other'), 'older', 'older'],
  ['the newest where none was chosen', 'idle', null, null, 'newest'],
  ['none where the chosen one is gone', 'failed', null, 'gone', undefined],
] as const)('%s', (_what, phase, model, chosen, expected) => {
  expect(modelInUse({ phase, model }, models, chosen)?.id).toBe(expected);
});
