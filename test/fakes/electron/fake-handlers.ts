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
    'import.preview': refusing('import.preview'),
    'import.begin': refusing('import.begin'),
    'import.stop': answering('import.stop', {}),
    'import.status': answering('import.status', null),
    'export.preview': refusing('export.preview'),
    'export.place': refusing('export.place'),
    'export.write': refusing('export.write'),
    'export.stop': answering('export.stop', {}),
    'export.reveal': refusing('export.reveal'),
    'folders.list': refusing('folders.list'),
    'models.list': answering('models.list', { models: [], problems: [] }),
    'features.status': answering('features.status', null),
    'features.cancel': answering('features.cancel', {}),
    'self-test.begin': refusing('self-test.begin'),
    'self-test.remember': refusing('self-test.remember'),
    'self-test.verdict': refusing('self-test.verdict'),
    'extractors.list': answering('extractors.list', { extractors: [], folder: '', problem: null }),
    'extractors.fetch': answering('extractors.fetch', {}),
    'extractors.cancel': answering('extractors.cancel', {}),
    'watch.begin': refusing('watch.begin'),
    'watch.end': answering('watch.end', {}),
    'watch.status': answering('watch.status', {}),
    'clips.list': refusing('clips.list'),
    'clips.change': refusing('clips.change'),
    'clips.picture': refusing('clips.picture'),
    'clips.remove': refusing('clips.remove'),
    'clips.restore': refusing('clips.restore'),
    'clips.delete-removed': refusing('clips.delete-removed'),
    'clips.find-media': refusing('clips.find-media'),
    'clips.media': refusing('clips.media'),
    'videos.begin': refusing('videos.begin'),
    'videos.end': answering('videos.end', {}),
    'videos.write': refusing('videos.write'),
    'videos.append': refusing('videos.append'),
    'videos.finish': refusing('videos.finish'),
    'videos.discard': refusing('videos.discard'),
    'videos.reveal': refusing('videos.reveal'),
    'labels.open': refusing('labels.open'),
    'labels.edit': refusing('labels.edit'),
    'labels.undo': refusing('labels.undo'),
    'labels.redo': refusing('labels.redo'),
    'labels.close': answering('labels.close', {}),
    'classes.list': refusing('classes.list'),
    'classes.segments': refusing('classes.segments'),
    'classes.edit': refusing('classes.edit'),
    'classes.undo': refusing('classes.undo'),
    'classes.redo': refusing('classes.redo'),
    'projects.create': refusing('projects.create'),
    'projects.rename': refusing('projects.rename'),
    'agreement.measure': refusing('agreement.measure'),
    'carry.begin': refusing('carry.begin'),
    'carry.stop': refusing('carry.stop'),
    'carry.status': answering('carry.status', null),
    'carry.reveal': refusing('carry.reveal'),
    'log.keep': refusing('log.keep'),
    'log.append': answering('log.append', {}),
    'logs.list': answering('logs.list', []),
    'logs.read': answering('logs.read', { lines: [], next: null, notes: [] }),
  };
  return { all, ran };
}
