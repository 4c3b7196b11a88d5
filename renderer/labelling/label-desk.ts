/** What the parts of the labelling controller share. */
import type { BehaviorSubject } from 'rxjs';
import type { Edit } from '../../contract/labelling/edit.ts';
import type { LabelState } from './label-state.ts';

export interface LabelDesk {
  readonly state$: BehaviorSubject<LabelState>;
  readonly change: (changes: Partial<LabelState>) => void;
  /** One step of undo. */
  readonly edit: (...edits: readonly Edit[]) => void;
}
