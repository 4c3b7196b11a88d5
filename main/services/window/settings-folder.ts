/** Where this user's settings, and the logs that belong to no project, are kept. */
import { join, resolve } from 'node:path';
import envPaths from 'env-paths';

/** LONGTAKE_HOME names another folder, for kiosks and tests. */
export function settingsFolder(env: NodeJS.ProcessEnv = process.env): string {
  const named = env['LONGTAKE_HOME'] ?? '';
  return named === '' ? envPaths('longtake', { suffix: '' }).config : resolve(named);
}

/** Logs of sessions without a project that can take them. */
export function ownLogsFolder(settings: string): string {
  return join(settings, 'logs');
}
