/** Commands that label videos without a project: model and extractor are lent, the labels that come are written. */
import { dirname, isAbsolute } from 'node:path';
import { Fault } from '../../../contract/fault.ts';
import type { TrackOutputs } from '../../../contract/track.ts';
import type { ArgsOf, CommandHandlers } from '../../../contract/window/commands.ts';
import { createLabelFiles, type LabelFiles } from '../labels/label-files.ts';
import { readModel } from '../models/model-store.ts';
import { extractorFile } from '../pixels/lent-extractor.ts';
import { chooseKnownModel } from './known-models.ts';
import { revealFile } from './reveal-file.ts';
import type { Sessions } from './sessions.ts';
import type { WindowServicesOptions, WindowState } from './window-options.ts';

type FileNames = 'videos.append' | 'videos.finish' | 'videos.discard' | 'videos.reveal';
type Names = 'videos.begin' | 'videos.end' | 'videos.write' | FileNames;

export interface LabelVideoCommands {
  readonly handlers: Pick<CommandHandlers, Names>;
  /** Forgets what was not finished. Never rejects. */
  readonly close: () => Promise<void>;
}

export function labelVideoCommands(
  ready: Promise<WindowState>,
  sessions: Sessions,
  { reveal = revealFile }: Pick<WindowServicesOptions, 'reveal'>,
): LabelVideoCommands {
  const files = createLabelFiles();
  const tracksOf = new Map<number, readonly TrackOutputs[]>();
  return {
    close: () => files.discardOf(null),
    handlers: {
      async 'videos.begin'({ model: wanted }) {
        const { card, extractor } = await chooseKnownModel(await ready, wanted);
        if (extractor instanceof Fault) throw extractor;
        const { manifest } = await readModel(card.path);
        const { id, addresses } = sessions.begin([card.path, extractor.path]);
        tracksOf.set(id, manifest.tracks);
        const [modelAddress = '', address = ''] = addresses;
        const lent = extractorFile(address, extractor, 'CPU');
        return { session: id, model: card, modelAddress, extractor: lent };
      },
      async 'videos.end'({ session }) {
        tracksOf.delete(session);
        await files.discardOf(session);
        await sessions.end(session);
        return {};
      },
      async 'videos.write'({ session, video, format, place }) {
        const tracks = tracksOf.get(session);
        if (tracks === undefined) {
          throw new Fault('bad-usage', 'This labelling has ended: begin it anew.');
        }
        const folder = folderOf(place);
        return { file: await files.open(session, { folder, video, format, tracks }) };
      },
      ...fileCommands(files, reveal),
    },
  };
}

function fileCommands(
  files: LabelFiles,
  reveal: (path: string) => Promise<void> | void,
): Pick<CommandHandlers, FileNames> {
  return {
    async 'videos.append'({ file, labels }) {
      await files.append(file, labels);
      return {};
    },
    'videos.finish': async ({ file }) => ({ path: await files.finish(file) }),
    async 'videos.discard'({ file }) {
      await files.discard(file);
      return {};
    },
    async 'videos.reveal'({ path }) {
      if (!files.isOurs(path)) {
        throw new Fault('bad-input', 'Only files of labels that were written here can be shown.');
      }
      await reveal(path);
      return {};
    },
  };
}

function folderOf(place: ArgsOf<'videos.write'>['place']): string {
  const folder = place.kind === 'beside' ? dirname(place.video) : place.folder;
  if (isAbsolute(folder)) return folder;
  throw new Fault('bad-input', `"${folder}" does not say where it is: name the whole path.`);
}
