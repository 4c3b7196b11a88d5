/** The commands that list models and extractors. */
import { Fault } from '../../../contract/fault.ts';
import type { ExtractorCard } from '../../../contract/window/cards.ts';
import type { CommandHandlers } from '../../../contract/window/commands.ts';
import { catalogue, DEFAULT_EXTRACTOR } from '../extractors/catalogue.ts';
import type { Extractor } from '../extractors/resolve-extractor.ts';
import type { KnownExtractor } from './known-extractors.ts';
import { listExtractors, listKnownModels } from './known-models.ts';
import type { WindowState } from './window-options.ts';

export function modelCommands(
  ready: Promise<WindowState>,
): Pick<CommandHandlers, 'models.list' | 'extractors.list'> {
  return {
    async 'models.list'() {
      const { models, problems } = await listKnownModels(await ready);
      return { models: models.map(({ card }) => card), problems: [...problems] };
    },
    async 'extractors.list'() {
      const state = await ready;
      const { extractors, problem } = await listExtractors(state);
      const wanted = state.settings.current().extractor ?? DEFAULT_EXTRACTOR;
      const isDefault = (card: ExtractorCard): boolean =>
        card.name === wanted || card.path === wanted;
      const cards = [...extractors.map(cardOf), ...absentCards(extractors)];
      return {
        extractors: cards.map((card) => ({ ...card, isDefault: isDefault(card) })),
        problem,
      };
    },
  };
}

function cardOf({ path, bytes, found }: KnownExtractor): ExtractorCard {
  const isBroken = found instanceof Fault;
  const entry = isBroken ? undefined : catalogue.find(({ sha256 }) => sha256 === found.sha256);
  return {
    name: isBroken ? (path.split(/[/\\]/).at(-1) ?? path) : found.name,
    path,
    bytes,
    featureLength: entry?.featureLength ?? null,
    licence: entry?.licence ?? null,
    address: entry?.address ?? null,
    isDefault: false,
    fault: isBroken ? { reason: found.reason, message: found.message } : null,
  };
}

/** Those we know by content, and do not have here. */
function absentCards(extractors: readonly KnownExtractor[]): ExtractorCard[] {
  const here = extractors
    .map(({ found }) => found)
    .filter((f): f is Extractor => !(f instanceof Fault));
  return catalogue
    .filter((entry) => here.every(({ sha256 }) => sha256 !== entry.sha256))
    .map(({ name, bytes, featureLength, licence, address }) => ({
      name,
      path: null,
      bytes,
      featureLength,
      licence,
      address,
      isDefault: false,
      fault: null,
    }));
}
