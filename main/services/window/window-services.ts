/** What stands behind the window's commands, put together: the same for every host. */
import type { CommandHandlers } from '../../../contract/window/commands.ts';
import { places } from '../../places.ts';
import { openVerdictStore } from '../delegates/verdict-store.ts';
import { createReExtractor } from '../features/re-extract.ts';
import { openHeadlessStage } from '../stage/headless-stage.ts';
import { createRecordings } from '../recording/recordings.ts';
import { agreementCommands } from './agreement-commands.ts';
import { appCommands, openFirst } from './app-commands.ts';
import { featureCommands, goOnExtracting } from './feature-commands.ts';
import { exportCommands } from './export-commands.ts';
import { createExporter } from './exporter.ts';
import { createExtractorFetches } from './extractor-fetches.ts';
import { classCommands } from './class-commands.ts';
import { clipCommands } from './clip-commands.ts';
import { clipKeepingCommands } from './clip-keeping-commands.ts';
import { createCarrier } from './carrier.ts';
import { carryCommands } from './carry-commands.ts';
import { createImporter } from './importer.ts';
import { importCommands } from './import-commands.ts';
import { folderCommands } from './folder-commands.ts';
import { createKnownExtractors } from './known-extractors.ts';
import { labelVideoCommands } from './label-video-commands.ts';
import { labelCommands } from './label-commands.ts';
import { logCommands } from './log-commands.ts';
import { openLog } from './log-folders.ts';
import { modelCommands } from './model-commands.ts';
import { createOpenProject } from './open-project.ts';
import { projectFolderCommands } from './project-folder-commands.ts';
import { projectCommands } from './project-commands.ts';
import { recordingCommands } from './recording-commands.ts';
import { createSessions } from './sessions.ts';
import { selfTestCommands } from './self-test-commands.ts';
import { settingsCommands } from './settings-commands.ts';
import { settingsFolder } from './settings-folder.ts';
import { openSettingsStore } from './settings-store.ts';
import { watchCommands } from './watch-commands.ts';
import type { WindowServicesOptions, WindowState } from './window-options.ts';

export interface WindowServices {
  readonly handlers: CommandHandlers;
  /** Ends every session, recording and fetch, closes their files and lets go of the project. */
  readonly close: () => Promise<void>;
}

/** Stands at once; the commands wait until settings and project have been read. */
export function createWindowServices(options: WindowServicesOptions): WindowServices {
  const ready = prepare(options);
  const { lend, takeBack } = options.files;
  const sessions = createSessions({
    lend,
    takeBack,
    openLog: async (onFault) => openLog(await ready, { onFault }),
    onCount: (open) => {
      void ready.then(({ reExtractor }) => {
        reExtractor.hold(open > 0);
      });
    },
    onLogFailed: (session, { message }) => {
      options.push({ kind: 'log-failed', session, message });
    },
  });
  const recordings = createRecordings();
  const labelVideos = labelVideoCommands(ready, sessions, options);
  return {
    handlers: {
      ...appCommands(ready, options.host),
      ...settingsCommands(ready),
      ...projectCommands(ready),
      ...folderCommands,
      ...importCommands(ready),
      ...carryCommands(ready, options),
      ...exportCommands(ready, options),
      ...modelCommands(ready),
      ...watchCommands(ready, sessions, options.onStatus),
      ...logCommands(ready),
      ...clipCommands(ready, options),
      ...clipKeepingCommands(ready, options),
      ...labelCommands(ready, options),
      ...classCommands(ready, options),
      ...agreementCommands(ready),
      ...projectFolderCommands(ready),
      ...featureCommands(ready),
      ...selfTestCommands(ready, sessions),
      ...recordingCommands(ready, recordings, options),
      ...labelVideos.handlers,
    },
    async close() {
      await labelVideos.close();
      await sessions.endAll();
      await recordings.endAll();
      await closeState(await ready);
    },
  };
}

async function closeState({
  exporter,
  carrier,
  reExtractor,
  fetches,
  project,
}: WindowState): Promise<void> {
  await exporter.close();
  await carrier.close();
  await reExtractor.close();
  await fetches.close();
  await project.close();
}

/** Never fails: what goes wrong becomes a remark. */
async function prepare({
  start,
  push,
  openStage = () => openHeadlessStage({ rendererRoot: places.renderer }),
  env = process.env,
}: WindowServicesOptions): Promise<WindowState> {
  const folder = settingsFolder(env);
  const settings = await openSettingsStore(folder);
  const remarks = [...settings.remarks];
  const importer = createImporter({ openStage, push });
  const writers = { exporter: createExporter({ push }), carrier: createCarrier({ push }) };
  const project = createOpenProject({
    settings,
    remarks,
    onLeave: importer.close,
    onModelsChanged: () => {
      push({ kind: 'models-changed' });
    },
    onLabels: {
      onLost: ({ message }) => {
        push({ kind: 'labels-read-only', message });
      },
      onSaveFailed: ({ message }) => {
        push({ kind: 'labels-not-saved', message });
      },
    },
  });
  const extractors = createKnownExtractors(env);
  const verdicts = openVerdictStore(folder);
  const reExtractor = createReExtractor({
    openStage,
    onState: (told) => {
      push({ kind: 're-extraction', state: told });
    },
  });
  const about = { folder, env, start, settings, project, remarks };
  const fetches = createExtractorFetches({ env, push });
  const state = { ...about, ...writers, extractors, fetches, verdicts, reExtractor, importer };
  await openFirst(state);
  await goOnExtracting(state);
  return state;
}
