/** Finds the project, model and extractor that a command's options mean, and refuses those that do not fit. */
import {
  findExtractor,
  resolveExtractor,
  type Extractor,
} from '../services/extractors/resolve-extractor.ts';
import {
  requireExtractor,
  resolveModel,
  type ResolvedModel,
} from '../services/models/resolve-model.ts';
import { openProject, type Project } from '../services/project/project.ts';
import { places } from '../places.ts';

export interface ModelFlags {
  readonly project?: string;
  readonly model?: string;
  readonly extractor?: string;
}

export interface ChosenModel {
  readonly project: Project | null;
  readonly model: ResolvedModel;
  readonly extractor: Extractor;
}

/**
 * @param watched the videos it is for: the bundled sample has a model of its own.
 * @throws Fault 'not-found', 'extractor-missing', 'checkpoint-mismatch' and the like.
 */
export async function chooseModel(
  flags: ModelFlags,
  watched: readonly string[] = [],
): Promise<ChosenModel> {
  const project = flags.project === undefined ? null : await openProject(flags.project);
  const isSample = watched.length > 0 && watched.every((path) => path === places.sample);
  const model = await resolveModel({
    wanted: flags.model ?? null,
    project,
    starter: isSample ? places.sampleModel : places.starterModel,
  });
  const extractor = await extractorFor(model, flags, project);
  requireExtractor(model, extractor);
  return { project, model, extractor };
}

/** The one asked for, else the one that the model was made with, else the project's or the default, to be refused by name. */
async function extractorFor(
  { manifest }: ResolvedModel,
  flags: ModelFlags,
  project: Project | null,
): Promise<Extractor> {
  const made =
    flags.extractor === undefined ? await findExtractor(manifest.extractor.sha256) : null;
  return made ?? chooseExtractor(flags, project);
}

/** The one asked for, else the project's, else the default. @throws Fault 'extractor-missing' or 'extractor-corrupt'. */
export function chooseExtractor(
  { extractor }: Pick<ModelFlags, 'extractor'>,
  project: Project | null,
): Promise<Extractor> {
  return resolveExtractor({ wanted: extractor ?? project?.file.extractor ?? null });
}
