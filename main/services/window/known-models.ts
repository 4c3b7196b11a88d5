/** Every model the window can choose: the one named at the start, the open project's, the bundled ones. */
import { Fault, toFault } from '../../../contract/fault.ts';
import type { ModelCard } from '../../../contract/window/cards.ts';
import { places } from '../../places.ts';
import type { Extractor } from '../extractors/resolve-extractor.ts';
import { listModels, readModel } from '../models/model-store.ts';
import { fittingExtractor } from './fitting-extractor.ts';
import type { ExtractorList } from './known-extractors.ts';
import { modelCard, type FoundModel } from './model-card.ts';
import type { WindowState } from './window-options.ts';

export interface KnownModel {
  readonly card: ModelCard;
  /** What it was made with, or why that is not here. */
  readonly extractor: Extractor | Fault;
}

export interface KnownModels {
  /** Each id once: a named file, then the project's, newest first, then the bundled ones. */
  readonly models: readonly KnownModel[];
  /** One sentence for each model that could not be read. */
  readonly problems: readonly string[];
}

export async function listKnownModels(state: WindowState): Promise<KnownModels> {
  const project = state.project.current();
  const problems: string[] = [];
  const stored = project === null ? { models: [], problems: [] } : await listModels(project);
  problems.push(...stored.problems);
  const inProject: FoundModel[] = stored.models.map((model) => ({ origin: 'project', ...model }));
  const named = state.start.model;
  const isStored = inProject.some(({ path }) => path === named);
  const found = [
    ...(named === null || isStored ? [] : await readOne(named, 'file', problems)),
    ...inProject,
    ...(await readOne(places.starterModel, 'bundled', problems)),
    ...(await readOne(places.sampleModel, 'bundled', problems)),
  ];
  const isFirst = ({ manifest }: FoundModel, i: number): boolean =>
    found.findIndex((other) => other.manifest.id === manifest.id) === i;
  const extractors = await listExtractors(state);
  const tracks = project?.file.tracks ?? [];
  const models = found.filter(isFirst).map((one) => {
    const extractor = fittingExtractor(one.manifest, extractors);
    return { card: modelCard(one, { tracks, extractor }), extractor };
  });
  return { models, problems };
}

/** The folder's, and those that the command line, the project and the settings name. */
export function listExtractors({
  start,
  project,
  settings,
  extractors,
}: WindowState): Promise<ExtractorList> {
  const ofProject = project.current()?.file.extractor ?? null;
  return extractors.list([start.extractor, ofProject, settings.current().extractor]);
}

/**
 * @param wanted an id; null takes the one chosen last, else the newest.
 * @param clip the clip that is watched, if one is: where only bundled models are, the sample has its own.
 * @throws Fault 'not-found' for one that is not there, or not any more.
 */
export async function chooseKnownModel(
  state: WindowState,
  wanted: string | null,
  clip: string | null = null,
): Promise<KnownModel> {
  const { models, problems } = await listKnownModels(state);
  const byId = (id: string | null) => models.find(({ card }) => card.id === id);
  const [newest] = models;
  const ofSample = models.find(({ card }) => card.path === places.sampleModel);
  const usual =
    clip === places.sample && newest?.card.origin === 'bundled' ? (ofSample ?? newest) : newest;
  const chosen = wanted === null ? (byId(state.settings.current().model) ?? usual) : byId(wanted);
  if (chosen !== undefined) return chosen;
  const why = problems.length === 0 ? '' : ` ${problems.join(' ')}`;
  const what =
    wanted === null ? 'There is no model to watch with' : `The model "${wanted}" is gone`;
  throw new Fault('not-found', `${what}: choose another, or train one.${why}`);
}

async function readOne(
  path: string,
  origin: ModelCard['origin'],
  problems: string[],
): Promise<FoundModel[]> {
  try {
    const { manifest } = await readModel(path);
    return [{ origin, path, manifest }];
  } catch (error) {
    problems.push(toFault(error).message);
    return [];
  }
}
