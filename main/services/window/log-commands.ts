/** Commands on kept session logs: which there are, and what is in one. */
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Fault, toFault } from '../../../contract/fault.ts';
import type { LogCard } from '../../../contract/window/cards.ts';
import type { CommandHandlers } from '../../../contract/window/commands.ts';
import { createLogPages, readLogHeader } from '../session-log/read-log-page.ts';
import { logFolders } from './log-folders.ts';
import type { WindowState } from './window-options.ts';

const ENDING = '.jsonl';

export function logCommands(
  ready: Promise<WindowState>,
): Pick<CommandHandlers, 'logs.list' | 'logs.read'> {
  const pages = createLogPages();
  return {
    async 'logs.list'() {
      const found = new Map<string, string>();
      for (const folder of await logFolders(await ready)) {
        for (const name of await readdir(folder).catch(() => [])) {
          if (name.endsWith(ENDING) && !found.has(name)) found.set(name, join(folder, name));
        }
      }
      const cards = await Promise.all([...found.values()].map(cardAt));
      return cards.filter((card) => card !== null).sort(newestFirst);
    },
    async 'logs.read'({ name, from }) {
      const path = await pathOf(await ready, name);
      const { lines, next, notes } = await pages.read(path, from);
      return { lines, next, notes: [...notes] };
    },
  };
}

/** Only what `logs.list` could have named. @throws Fault 'bad-input' or 'not-found'. */
async function pathOf(state: WindowState, name: string): Promise<string> {
  const isPlain = name === basename(name) && !/[/\\\0]/.test(name) && name.endsWith(ENDING);
  if (!isPlain) {
    throw new Fault(
      'bad-input',
      `"${name}" is not the name of a session log: choose one of the list.`,
    );
  }
  for (const folder of await logFolders(state)) {
    const path = join(folder, name);
    const status = await stat(path).catch(() => null);
    if (status?.isFile() === true) return path;
  }
  throw new Fault('not-found', `The session log "${name}" is not there any more: choose another.`);
}

/** Null for what went away meanwhile, or is no file. */
async function cardAt(path: string): Promise<LogCard | null> {
  const status = await stat(path).catch(() => null);
  if (status?.isFile() !== true) return null;
  const named = { name: basename(path), bytes: status.size };
  try {
    const { startedAt, source, model } = await readLogHeader(path);
    return { ...named, startedAt, source, model, fault: null };
  } catch (error) {
    const { reason, message } = toFault(error);
    const startedAt = status.mtime.toISOString();
    return { ...named, startedAt, source: '', model: '', fault: { reason, message } };
  }
}

function newestFirst(a: LogCard, b: LogCard): number {
  return b.startedAt.localeCompare(a.startedAt) || b.name.localeCompare(a.name);
}
