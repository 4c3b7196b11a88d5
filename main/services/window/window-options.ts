/** What a host gives the services of its window, and what these share among themselves. */
import type { Push } from '../../../contract/window/pushes.ts';
import type { StartOptions } from '../../../contract/window/start-options.ts';
import type { WindowStatus } from '../../../contract/window/watching.ts';
import type { VerdictStore } from '../delegates/verdict-store.ts';
import type { ReExtractor } from '../features/re-extract.ts';
import type { Stage } from '../stage/stage.ts';
import type { LentFiles } from '../web-host/lent-files.ts';
import type { Carrier } from './carrier.ts';
import type { Exporter } from './exporter.ts';
import type { ExtractorFetches } from './extractor-fetches.ts';
import type { Importer } from './importer.ts';
import type { KnownExtractors } from './known-extractors.ts';
import type { OpenProject } from './open-project.ts';
import type { SettingsStore } from './settings-store.ts';

export interface WindowServicesOptions {
  /** How files are lent to the page, by addresses that the host serves. */
  readonly files: Pick<LentFiles, 'lend' | 'takeBack'>;
  readonly host: 'electron' | 'web';
  readonly start: StartOptions;
  readonly push: (push: Push) => void;
  /** Called about once a second while the page watches. */
  readonly onStatus?: (status: WindowStatus) => void;
  /** Where features are extracted anew and imported videos are read; default: the headless browser, as for the command line. */
  readonly openStage?: () => Promise<Stage>;
  /** Shows a file in the system's file manager; default: by the system's own command for it. */
  readonly reveal?: (path: string) => Promise<void> | void;
  /** Default: the process's own; names the settings folder and the folder of extractors. */
  readonly env?: NodeJS.ProcessEnv;
}

/** What every group of commands works on. */
export interface WindowState {
  /** The settings folder. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly start: StartOptions;
  readonly settings: SettingsStore;
  readonly project: OpenProject;
  readonly extractors: KnownExtractors;
  readonly verdicts: VerdictStore;
  readonly reExtractor: ReExtractor;
  readonly importer: Importer;
  readonly carrier: Carrier;
  readonly exporter: Exporter;
  readonly fetches: ExtractorFetches;
  /** Sentences for the user that wait to be shown. */
  readonly remarks: string[];
}
