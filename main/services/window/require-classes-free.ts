/** Keeps the classes that an import labels with: it knows them when it begins, and needs them to its end. */
import { Fault } from '../../../contract/fault.ts';
import type { ClassEdit } from '../../../contract/labelling/class-edit.ts';
import type { WindowState } from './window-options.ts';

type Importing = Pick<WindowState, 'importer'>;

const takesAway: ReadonlySet<ClassEdit['kind']> = new Set([
  'delete-track',
  'delete-class',
  'merge-classes',
]);

/** For steps back and forth, which may take any class away. @throws Fault 'bad-usage' while an import goes on. */
export function requireClassesFree({ importer }: Importing): void {
  if (importer.state()?.phase !== 'running') return;
  throw new Fault(
    'bad-usage',
    'An import goes on and may need these classes: let it finish, or stop it first.',
  );
}

/** Edits that leave every class its id are made at any time. @throws Fault 'bad-usage' */
export function requireClassesFreeFor({ kind }: ClassEdit, importing: Importing): void {
  if (takesAway.has(kind)) requireClassesFree(importing);
}
