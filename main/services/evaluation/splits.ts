/** Which clips are held out together: `--cross-validate group[:K]` and `clips:K`. */
import { Fault } from '../../../contract/fault.ts';
import { createRandom } from '../../../model/random.ts';

export interface CrossValidation {
  readonly by: 'group' | 'clips';
  /** Null: as many folds as there are groups. */
  readonly folds: number | null;
}

export interface SplitClip {
  readonly id: string;
  readonly group: string | null;
  /** Clips of one stratum (their main class) are dealt evenly by `clips:K`. */
  readonly stratum?: string;
}

export interface Fold {
  /** From 0. */
  readonly fold: number;
  /** Sorted; empty for folds of clips without groups. */
  readonly groups: readonly string[];
  readonly heldOut: readonly string[];
  readonly training: readonly string[];
}

/** @throws Fault for anything but group, group:K or clips:K with K of 2 or more. */
export function parseCrossValidation(text: string): CrossValidation {
  const match = /^(group|clips)(?::(\d{1,6}))?$/.exec(text);
  const by = match?.[1];
  const folds = match?.[2] === undefined ? null : Number(match[2]);
  const isComplete = by === 'group' || (by === 'clips' && folds !== null);
  if (!isComplete || (folds !== null && folds < 2)) {
    throw new Fault(
      'bad-usage',
      `--cross-validate "${text}" is not known; write group, group:K or clips:K, with K of 2 or more.`,
    );
  }
  return { by, folds };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Item i goes to fold i mod `folds`. */
function deal(items: readonly string[], folds: number): string[][] {
  const dealt: string[][] = Array.from({ length: folds }, () => []);
  for (const [i, item] of items.entries()) dealt[i % folds]?.push(item);
  return dealt;
}

/** The same clips give the same folds, whatever order they come in. */
export function makeFolds(clips: readonly SplitClip[], { by, folds }: CrossValidation): Fold[] {
  const sorted = clips.toSorted((a, b) => compare(a.id, b.id));
  const heldOut = by === 'group' ? foldsOfGroups(sorted, folds) : foldsOfClips(sorted, folds ?? 2);
  return heldOut.map((ids, fold) => {
    const held = new Set(ids);
    const groups = sorted.flatMap(({ id, group }) =>
      held.has(id) && group !== null ? [group] : [],
    );
    return {
      fold,
      groups: [...new Set(groups)].sort(compare),
      heldOut: sorted.filter(({ id }) => held.has(id)).map(({ id }) => id),
      training: sorted.filter(({ id }) => !held.has(id)).map(({ id }) => id),
    };
  });
}

function foldsOfGroups(clips: readonly SplitClip[], wanted: number | null): string[][] {
  const idsOfGroup = new Map<string, string[]>();
  for (const { id, group } of clips) {
    if (group === null) {
      throw new Fault(
        'bad-input',
        `Clip "${id}" has no group, so it cannot be held out by group; import the clips again with --group-from REGEX, or use --cross-validate clips:K.`,
      );
    }
    idsOfGroup.set(group, [...(idsOfGroup.get(group) ?? []), id]);
  }
  const groups = [...idsOfGroup.keys()].sort(compare);
  const folds = wanted ?? groups.length;
  if (groups.length < Math.max(folds, 2)) {
    throw new Fault(
      'bad-input',
      `Cross-validation wants ${Math.max(folds, 2)} groups, but the clips have only ${groups.length}; ask for fewer folds, or tell groups apart with a finer --group-from REGEX when importing.`,
    );
  }
  return deal(groups, folds).map((some) => some.flatMap((group) => idsOfGroup.get(group) ?? []));
}

/** In a random but fixed order, stratum by stratum, so that every fold gets its share of each class. */
function foldsOfClips(clips: readonly SplitClip[], folds: number): string[][] {
  if (clips.length < folds) {
    throw new Fault(
      'bad-input',
      `Cross-validation wants at least ${folds} clips, but there are only ${clips.length}; ask for fewer folds or import more clips.`,
    );
  }
  const ordered = createRandom(0)
    .shuffled(clips)
    .toSorted((a, b) => compare(a.stratum ?? '', b.stratum ?? ''));
  return deal(
    ordered.map(({ id }) => id),
    folds,
  );
}
