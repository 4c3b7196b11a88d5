/** Handlers of all commands that note what they were given; those with plain answers give them, the others refuse. */
import type { CommandHandlers, CommandName } from '../../../contract/window/commands.ts';

export interface FakeHandlers {
  readonly all: CommandHandlers;
  /** Each command run, with its arguments as the handler saw them. */
  readonly ran: [CommandName, unknown][];
}

/** @param failure what every command fails with; null lets those with plain answers answer. */
export function fakeHandlers(failure: Error | null = null): FakeHandlers {
  const ran: [CommandName, unknown][] = [];
  const answering =
    <T>(name: CommandName, value: T) =>
    (args: unknown): Promise<T> => {
      ran.push([name, args]);
      return failure === null ? Promise.resolve(value) : Promise.reject(failure);
    };
  const refusing =
    (name: CommandName) =>
    (args: unknown): Promise<never> => {
      ran.push([name, args]);
      return Promise.reject(failure ?? new Error(`${name} has no answer here.`));
    };
  const all: CommandHandlers = {
    'app.start': refusing('app.start'),
    'app.about': answering('app.about', { versions: {}, problems: [] }),
    'app.storage': answering('app.storage', []),
    'settings.change': refusing('settings.change'),
    'projects.recent': answering('projects.recent', []),
    'projects.open': refusing('projects.open'),
    'projects.close': answering('projects.close', {}),
    'projects.forget': answering('projects.forget', []),
    'projects.change': refusing('projects.change'),
    'record.setup': refusing('record.setup'),
    'record.begin': refusing('record.begin'),
    'record.append': answering('record.append', {}),
    'record.paint': answering('record.paint', {}),
    'record.end': answering('record.end', { clip: null }),
    'record.discard': answering('record.discard', {}),
    'folders.list': refusing('folders.list'),
    'models.list': answering('models.list', { models: [], problems: [] }),
    'extractors.list': answering('extractors.list', { extractors: [], problem: null }),
    'watch.begin': refusing('watch.begin'),
    'watch.end': answering('watch.end', {}),
    'watch.status': answering('watch.status', {}),
    'log.keep': refusing('log.keep'),
    'log.append': answering('log.append', {}),
    'logs.list': answering('logs.list', []),
    'logs.read': answering('logs.read', { lines: [], next: null, notes: [] }),
  };
  return { all, ran };
}
