/** What the window's machine has and lacks, as far as it shows without opening a camera. */
import type { About } from '../../../contract/window/cards.ts';
import { version } from '../../version.ts';
import { examineExtractor } from '../extractors/examine-extractor.ts';
import { tasksVisionVersion } from '../pixels/extractor-key.ts';
import type { WindowState } from './window-options.ts';

export async function about({ env, settings }: WindowState): Promise<About> {
  const { extractor, problem } = await examineExtractor(env, settings.current().extractor);
  // Electron's types say that its own versions are always there; outside Electron they are not.
  const of: Readonly<Record<string, string | undefined>> = process.versions;
  const { node, v8 } = process.versions;
  return {
    versions: {
      longtake: version(),
      node,
      v8,
      tasksVision: tasksVisionVersion(),
      ...(of['electron'] === undefined ? {} : { electron: of['electron'] }),
      ...(of['chrome'] === undefined ? {} : { chromium: of['chrome'] }),
      ...(extractor === null ? {} : { extractor: extractor.name }),
    },
    problems: problem === null ? [] : [problem],
  };
}
