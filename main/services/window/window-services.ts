/** What stands behind the window's commands, put together: the same for every host. */
import type { CommandHandlers } from '../../../contract/window/commands.ts';
import { createRecordings } from '../recording/recordings.ts';
import { appCommands, openFirst } from './app-commands.ts';
import { folderCommands } from './folder-commands.ts';
import { createKnownExtractors } from './known-extractors.ts';
import { logCommands } from './log-commands.ts';
import { openLog } from './log-folders.ts';
import { modelCommands } from './model-commands.ts';
import { createOpenProject } from './open-project.ts';
import { projectCommands } from './project-commands.ts';
import { recordingCommands } from './recording-commands.ts';
import { createSessions } from './sessions.ts';
import { settingsCommands } from './settings-commands.ts';
import { settingsFolder } from './settings-folder.ts';
import { openSettingsStore } from './settings-store.ts';
import { watchCommands } from './watch-commands.ts';
import type { WindowServicesOptions, WindowState } from './window-options.ts';

export interface WindowServices {
  readonly handlers: CommandHandlers;
  /** Ends every session and recording, closes their files and lets go of the project. */
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
    onLogFailed: (session, { message }) => {
      options.push({ kind: 'log-failed', session, message });
    },
  });
  const recordings = createRecordings();
  return {
    handlers: {
      ...appCommands(ready, options.host),
      ...settingsCommands(ready),
      ...projectCommands(ready),
      ...folderCommands,
      ...modelCommands(ready),
      ...watchCommands(ready, sessions, options.onStatus),
      ...logCommands(ready),
      ...recordingCommands(ready, recordings),
    },
    async close() {
      await sessions.endAll();
      await recordings.endAll();
      (await ready).project.close();
    },
  };
}

/** Never fails: what goes wrong becomes a remark. */
async function prepare({
  start,
  push,
  env = process.env,
}: WindowServicesOptions): Promise<WindowState> {
  const folder = settingsFolder(env);
  const settings = await openSettingsStore(folder);
  const remarks = [...settings.remarks];
  const project = createOpenProject({
    settings,
    remarks,
    onModelsChanged: () => {
      push({ kind: 'models-changed' });
    },
  });
  const extractors = createKnownExtractors(env);
  const state = { folder, env, start, settings, project, extractors, remarks };
  await openFirst(state);
  return state;
}
