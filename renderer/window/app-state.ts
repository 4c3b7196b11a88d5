/** What the window as a whole knows, apart from the live session. */
import { toFault } from '../../contract/fault.ts';
import type { FaultValue } from '../../contract/job.ts';
import type { ExtractorCard, ModelCard, ProjectCard } from '../../contract/window/cards.ts';
import type { ReExtraction } from '../../contract/window/re-extraction.ts';
import type { Settings } from '../../contract/window/settings.ts';
import type { ListedCamera } from '../capture/list-cameras.ts';

export const views = ['watch', 'record', 'clips', 'label', 'models', 'settings'] as const;
export type View = (typeof views)[number];

export type Dialog =
  | 'keys'
  | 'new-project'
  | 'open-project'
  | 'rename-project'
  | 'duplicate-project'
  | 'pack-project'
  | 'unpack-project'
  | 'session-logs'
  | 'label-videos'
  | 'import'
  | 'agreement'
  | 'export'
  | 'classes';

/** busy until the first answer came; the list stays while it is asked for again. */
export interface Listed<T> {
  readonly items: readonly T[];
  readonly isBusy: boolean;
  readonly fault: FaultValue | null;
  /** Remarks on single entries that could not be listed. */
  readonly problems: readonly string[];
}

export function nothingYet<T>(): Listed<T> {
  return { items: [], isBusy: true, fault: null, problems: [] };
}

/** What was listed stays to be seen meanwhile. */
export function asBusy<T>(list: Listed<T>): Listed<T> {
  return { ...list, isBusy: true, fault: null };
}

export function asFailed<T>(list: Listed<T>, error: unknown): Listed<T> {
  const { reason, message } = toFault(error);
  return { ...list, isBusy: false, fault: { reason, message } };
}

export interface AppState {
  readonly version: string;
  readonly host: 'electron' | 'web';
  readonly settings: Settings;
  readonly project: ProjectCard | null;
  readonly models: Listed<ModelCard>;
  readonly extractors: Listed<ExtractorCard>;
  /** How far features are extracted anew; null while they need not be. */
  readonly reExtraction: ReExtraction | null;
  /** The user's own folder of extractors; null until it was told. */
  readonly extractorFolder: string | null;
  readonly cameras: readonly ListedCamera[];
  readonly view: View;
  readonly dialog: Dialog | null;
  /** Which step of the tour is shown; null while it is not. */
  readonly tourStep: number | null;
  /** Set when the program behind the page has ended. */
  readonly gone: string | null;
}
