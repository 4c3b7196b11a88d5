/** The command that changes settings; an extractor that is not there is refused before it is chosen. */
import { parseWith } from '../../../contract/parse.ts';
import type { ArgsOf, CommandHandlers } from '../../../contract/window/commands.ts';
import { SettingsSchema, type Settings } from '../../../contract/window/settings.ts';
import { resolveExtractor } from '../extractors/resolve-extractor.ts';
import { extractAnew } from './feature-commands.ts';
import type { WindowState } from './window-options.ts';

export function settingsCommands(
  ready: Promise<WindowState>,
): Pick<CommandHandlers, 'settings.change'> {
  return {
    async 'settings.change'(change) {
      const state = await ready;
      const { settings, env } = state;
      if (typeof change.extractor === 'string') {
        await resolveExtractor({ wanted: change.extractor, env });
      }
      const before = settings.current().extractor;
      const after = await settings.change((all) => changed(all, change));
      const follows = state.project.current()?.file.extractor === null;
      if (follows && after.extractor !== before) await extractAnew(state);
      return after;
    },
  };
}

/** What is left out of a change stays as it is. */
function changed(settings: Settings, change: ArgsOf<'settings.change'>): Settings {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const whole = { ...settings, ...Object.fromEntries(given) };
  return parseWith(SettingsSchema, whole, { what: 'The settings' });
}
