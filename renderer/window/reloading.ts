/** What the window knows of the open project and its models, asked for anew. */
import type { LongtakeHost } from '../../contract/window/host.ts';
import type { AppState } from './app-state.ts';
import { notify } from './notify.ts';

/** @throws Fault where the host cannot tell. */
export function reloading(
  host: LongtakeHost,
  change: (changes: Partial<AppState>) => void,
): () => Promise<void> {
  return async () => {
    const { settings, project, remarks } = await host.invoke('app.start', {});
    for (const remark of remarks) notify.done(remark);
    const { models, problems } = await host.invoke('models.list', {});
    // A model of the project before is no choice in this one.
    const isGone = settings.model !== null && models.every(({ id }) => id !== settings.model);
    change({
      settings: isGone ? await host.invoke('settings.change', { model: null }) : settings,
      project,
      models: { items: models, isBusy: false, fault: null, problems },
    });
  };
}
