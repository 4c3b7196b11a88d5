/** Reads project.json, the version first, so that a newer project is told apart from a broken one. */
import * as v from 'valibot';
import { Fault } from '../../../contract/fault.ts';
import { parseJsonWith, parseWith } from '../../../contract/parse.ts';
import {
  PROJECT_SCHEMA_VERSION,
  ProjectFileSchema,
  type ProjectFile,
} from '../../../contract/project.ts';

const VersionSchema = v.looseObject({
  schemaVersion: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

export interface ReadProjectFile {
  readonly file: ProjectFile;
  /** The version on disk when it is newer than this program's, else null. */
  readonly newerVersion: number | null;
}

/**
 * @throws Fault 'project-invalid', or 'project-newer' when a newer project cannot even be read.
 */
export function parseProjectFile(text: string, path: string): ReadProjectFile {
  const context = {
    what: `"${path}"`,
    reason: 'project-invalid',
    advice: 'Restore the file from a copy, or choose another project folder.',
  } as const;
  const loose = parseJsonWith(VersionSchema, text, context);
  if (loose.schemaVersion <= PROJECT_SCHEMA_VERSION) {
    return { file: parseWith(ProjectFileSchema, loose, context), newerVersion: null };
  }
  const asIfOurs = v.safeParse(ProjectFileSchema, {
    ...loose,
    schemaVersion: PROJECT_SCHEMA_VERSION,
  });
  if (asIfOurs.success) return { file: asIfOurs.output, newerVersion: loose.schemaVersion };
  throw newerFault(path, loose.schemaVersion);
}

/** The one sentence for a project this program is too old to change. */
export function newerFault(path: string, version: number): Fault {
  return new Fault(
    'project-newer',
    `"${path}" was made by a newer Longtake (schema ${version}, this one knows ${PROJECT_SCHEMA_VERSION}): update Longtake to change it.`,
  );
}
