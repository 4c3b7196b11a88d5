/** What can be known and asked of an export of labels. */
import type { BehaviorSubject } from 'rxjs';
import type {
  ExportOutcome,
  ExportPlace,
  ExportPreview,
  ExportRequest,
} from '../../contract/window/export-commands.ts';

/** Clips that can be meant. */
export interface ExportScope {
  readonly words: string;
  /** Null: all clips of the project. */
  readonly clips: readonly string[] | null;
}

export interface ExportProgress {
  readonly written: number;
  readonly files: number;
}

export interface ExportingState {
  /** Empty until something was offered. */
  readonly scopes: readonly ExportScope[];
  /** Index of the one chosen. */
  readonly scope: number;
  readonly what: Omit<ExportRequest, 'clips'>;
  /** Null: the folder that the project lies in. */
  readonly folder: string | null;
  /** As it is typed; null: the one proposed. */
  readonly name: string | null;
  /** Of what was chosen last; stays to be seen while it is looked at anew. */
  readonly preview: ExportPreview | null;
  /** Stay also where there is nothing to preview, so that another can be chosen. */
  readonly labelSets: ExportPreview['labelSets'];
  readonly isLooking: boolean;
  readonly place: ExportPlace | null;
  /** Whether `place` is of what is chosen now. */
  readonly isPlaced: boolean;
  /** Null while nothing is being written. */
  readonly progress: ExportProgress | null;
  readonly outcome: ExportOutcome | null;
  /** Why it cannot be looked at, written or shown. */
  readonly message: string | null;
}

export interface ExportChoice extends Partial<ExportingState['what']> {
  readonly scope?: number;
}

export interface Exporting {
  readonly state$: BehaviorSubject<ExportingState>;
  /** Begins anew with clips that can be meant, unless an export goes on. Never rejects. */
  readonly offer: (scopes: readonly ExportScope[], chosen: number) => Promise<void>;
  /** Looks at once at what would be written. Never rejects. */
  readonly choose: (choice: ExportChoice) => Promise<void>;
  /** Where it goes. Never rejects. */
  readonly put: (place: Partial<Pick<ExportingState, 'folder' | 'name'>>) => Promise<void>;
  /** Never rejects: every outcome is in the state. */
  readonly begin: () => Promise<void>;
  readonly stop: () => void;
  /** What the host tells. */
  readonly show: (progress: ExportProgress) => void;
  /** Shows what was written in the system's file manager. */
  readonly reveal: () => void;
}

export const nothingOffered: ExportingState = {
  scopes: [],
  scope: 0,
  what: { format: 'segments', ending: null, labelSet: null },
  folder: null,
  name: null,
  preview: null,
  labelSets: [],
  isLooking: false,
  place: null,
  isPlaced: false,
  progress: null,
  outcome: null,
  message: null,
};

/** Whether all is said that it takes. */
export function canBegin({ preview, isLooking, place, isPlaced }: ExportingState): boolean {
  return preview !== null && !isLooking && isPlaced && place?.problem === null;
}
