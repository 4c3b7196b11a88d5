/** Where session logs of the window go, and where they are looked for. */
import { logsFolder } from '../project/project.ts';
import { createLogIn, createProjectLog } from '../session-log/write-session-log.ts';
import type { SessionLogOptions, SessionLogWriter } from '../session-log/write-session-log.ts';
import { isWritable } from './project-card.ts';
import { ownLogsFolder } from './settings-folder.ts';
import type { WindowState } from './window-options.ts';

/** The open project's; without one, or where it may only be read, beside the settings. @throws Fault */
export async function openLog(
  { folder, project }: WindowState,
  options: SessionLogOptions,
): Promise<SessionLogWriter> {
  const current = project.current();
  return current !== null && (await isWritable(current))
    ? createProjectLog(current, options)
    : createLogIn(ownLogsFolder(folder), options);
}

/** The folder that new logs go to comes first; a project that may only be read can have old ones. */
export async function logFolders({
  folder,
  project,
}: Pick<WindowState, 'folder' | 'project'>): Promise<readonly string[]> {
  const current = project.current();
  if (current === null) return [ownLogsFolder(folder)];
  const ofProject = logsFolder(current.root);
  return (await isWritable(current)) ? [ofProject] : [ownLogsFolder(folder), ofProject];
}
