/** Models as the trees they grew in: each stands under the one it began from. */
import type { ModelCard } from '../../../contract/window/cards.ts';

export interface Grown {
  readonly model: ModelCard;
  /** 0 for a root, 1 for what grew from it, and so on. */
  readonly depth: number;
}

/** In the order given, with descendants after their ancestor; a model whose ancestor is not here is a root. */
export function inTrees(models: readonly ModelCard[]): readonly Grown[] {
  const ids = new Set(models.map(({ id }) => id));
  const seen = new Set<string>();
  const climb = (model: ModelCard, depth: number): Grown[] => {
    if (seen.has(model.id)) return []; // a file that names itself as its own ancestor
    seen.add(model.id);
    const children = models.filter(({ from }) => from === model.id);
    return [{ model, depth }, ...children.flatMap((child) => climb(child, depth + 1))];
  };
  const roots = models.filter(({ from }) => from === null || !ids.has(from));
  return [...roots, ...models].flatMap((model) => climb(model, 0));
}
