/** What stands behind the window's commands, put together: the same for every host. */
import type { CommandHandlers } from '../../../contract/window/commands.ts';
import { appCommands, openFirst } from './app-commands.ts';
import { classCommands } from './class-commands.ts';
import { clipCommands } from './clip-commands.ts';
import { folderCommands } from './folder-commands.ts';
import { createKnownExtractors } from './known-extractors.ts';
import { labelCommands } from './label-commands.ts';
import { logCommands } from './log-commands.ts';
import { openLog } from './log-folders.ts';
import { modelCommands } from './model-commands.ts';
import { createOpenProject } from './open-project.ts';
import { projectFolderCommands } from './project-folder-commands.ts';
import { projectCommands } from './project-commands.ts';
import { createSessions } from './sessions.ts';
import { settingsCommands } from './settings-commands.ts';
import { settingsFolder } from './settings-folder.ts';
import { openSettingsStore } from './settings-store.ts';
import { watchCommands } from './watch-commands.ts';
import type { WindowServicesOptions, WindowState } from './window-options.ts';

export interface WindowServices {
  readonly handlers: CommandHandlers;
  /** Ends every session, closes its log and lets go of the project. */
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
  return {
    handlers: {
      ...appCommands(ready, options.host),
      ...settingsCommands(ready),
      ...projectCommands(ready),
      ...folderCommands,
      ...modelCommands(ready),
      ...watchCommands(ready, sessions, options.onStatus),
      ...logCommands(ready),
      ...clipCommands(ready, options),
      ...labelCommands(ready, options),
      ...classCommands(ready, options),
      ...projectFolderCommands(ready),
    },
    async close() {
      await sessions.endAll();
      await (await ready).project.close();
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
  const project = createOpenProject({
    settings,
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
  const remarks = [...settings.remarks];
  const extractors = createKnownExtractors(env);
  const state = { folder, env, start, settings, project, extractors, remarks };
  await openFirst(state);
  return state;
}
