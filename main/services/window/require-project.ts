/** The project that is open, for commands that make no sense without one. */
import { Fault } from '../../../contract/fault.ts';
import type { Project } from '../project/project.ts';
import type { WindowState } from './window-options.ts';

/** @throws Fault 'bad-usage' */
export function requireProject({ project }: Pick<WindowState, 'project'>): Project {
  const current = project.current();
  if (current !== null) return current;
  throw new Fault('bad-usage', 'No project is open: open or create one first.');
}
