/** The label set that imported labels go into. */
import { Fault } from '../../../../contract/fault.ts';
import { parseWith } from '../../../../contract/parse.ts';
import { IdSchema } from '../../../../contract/track.ts';
import { HAND_SET } from '../../labels/label-set.ts';
import type { ImportPlan } from './import-plan.ts';

/** Where suggestions of other programs go unless another set is named. */
const SUGGESTIONS_SET = 'suggestions';

export const importRoles = ['hand', 'suggestions'] as const;
export type ImportRole = (typeof importRoles)[number];

export interface LabelTarget {
  readonly id: string;
  readonly kind: 'hand' | 'predictions';
  readonly annotator: string;
  /** Whether labels that are there give way, track by track. */
  readonly replaces: boolean;
}

export interface TargetOptions {
  /** Default: what the source says of itself. */
  readonly role?: ImportRole;
  readonly labelSet?: string;
  readonly replaces?: boolean;
}

/** Suggestions replace earlier ones of their set. @throws Fault 'bad-input' for a name no set can have. */
export function labelTarget(
  plan: Pick<ImportPlan, 'kind' | 'annotator'>,
  { role, labelSet, replaces = false }: TargetOptions = {},
): LabelTarget {
  const isSuggested = role === undefined ? plan.kind === 'predictions' : role === 'suggestions';
  const id = parseWith(IdSchema, labelSet ?? (isSuggested ? SUGGESTIONS_SET : HAND_SET), {
    what: 'The name of the label set',
  });
  if (isSuggested && id === HAND_SET) {
    throw new Fault(
      'bad-input',
      `Suggestions never go into "${HAND_SET}", the set of labels by hand: choose another with --label-set.`,
    );
  }
  return {
    id,
    kind: isSuggested ? 'predictions' : 'hand',
    annotator: plan.annotator === null || plan.annotator === '' ? 'import' : plan.annotator,
    replaces: replaces || isSuggested,
  };
}
