/** What the window's machine has and lacks, as far as it shows without opening a camera. */
import type { About } from '../../../contract/window/cards.ts';
import { version } from '../../version.ts';
import { examineExtractor } from '../extractors/examine-extractor.ts';
import { tasksVisionVersion } from '../pixels/extractor-key.ts';
import type { WindowState } from './window-options.ts';

export async function about({ env, settings }: WindowState): Promise<About> {
  const { extractor, problem } = await examineExtractor(env, settings.current().extractor);
  const { node, v8, electron, chrome } = process.versions;
  return {
    versions: {
      longtake: version(),
      node,
      v8,
      tasksVision: tasksVisionVersion(),
      ...(electron === undefined ? {} : { electron }),
      ...(chrome === undefined ? {} : { chromium: chrome }),
      ...(extractor === null ? {} : { extractor: extractor.name }),
    },
    problems: problem === null ? [] : [problem],
  };
}
