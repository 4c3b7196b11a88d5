/** The commands that list models and extractors, and fetch an extractor. */
import type { ExtractorCard } from '../../../contract/window/cards.ts';
import type { CommandHandlers } from '../../../contract/window/commands.ts';
import { DEFAULT_EXTRACTOR } from '../extractors/catalogue.ts';
import { ownExtractorsFolder } from '../extractors/own-folder.ts';
import { extractorCards } from './extractor-cards.ts';
import { listExtractors, listKnownModels } from './known-models.ts';
import type { WindowState } from './window-options.ts';

type Names = 'models.list' | 'extractors.list' | 'extractors.fetch' | 'extractors.cancel';

export function modelCommands(ready: Promise<WindowState>): Pick<CommandHandlers, Names> {
  return {
    async 'models.list'() {
      const { models, problems } = await listKnownModels(await ready);
      return { models: models.map(({ card }) => card), problems: [...problems] };
    },
    'extractors.list': async () => list(await ready),
    async 'extractors.fetch'({ name }) {
      (await ready).fetches.begin(name);
      return {};
    },
    async 'extractors.cancel'({ name }) {
      await (await ready).fetches.cancel(name);
      return {};
    },
  };
}

async function list(state: WindowState) {
  const { extractors, problem } = await listExtractors(state);
  const wanted = state.settings.current().extractor ?? DEFAULT_EXTRACTOR;
  const cards = await extractorCards(extractors, state.env);
  return {
    extractors: cards.map((card): ExtractorCard => ({
      ...card,
      ...(card.path === null ? state.fetches.stateOf(card.name) : {}),
      isDefault: card.name === wanted || card.path === wanted,
    })),
    folder: ownExtractorsFolder(state.env),
    problem,
  };
}
