/** Opens the dialog that exports labels, for the clips that are at hand. */
import { offeredClips } from '../exporting/offered-clips.ts';
import type { App } from './app.ts';

/** @param found ids of the clips that a filter left; null without one */
export function openExport(app: App, found: readonly string[] | null = null): void {
  const { project, view } = app.state$.value;
  const open = app.labelling.state$.value.open?.clip ?? null;
  const { scopes, chosen } = offeredClips({ found, open, isOpenInSight: view === 'label' });
  if (project !== null) void app.exporting.offer(scopes, chosen);
  app.open('export');
}
