/** Something a user can do, by name and key; the palette, the key sheet, the menu and the hot-keys all read one list of these. */

import type { View } from '../app-state.ts';

export type ActionGroup = 'Watch' | 'Record' | 'Label' | 'Look' | 'Go to' | 'Project' | 'Help';

export interface Action {
  readonly id: string;
  readonly title: string;
  readonly group: ActionGroup;
  /** In Mantine's notation: "mod+K" is Ctrl-K, on a Mac Cmd-K. */
  readonly key?: string;
  /** Where its key holds; everywhere unless said. */
  readonly views?: readonly View[];
  /** Its key holds also where a view has keys of its own. */
  readonly isEverywhere?: true;
  readonly run: () => void;
}

/** Id, title, key or null, what it does. */
export type ActionRow = readonly [id: string, title: string, key: string | null, run: () => void];

export function actionsOf(group: ActionGroup, rows: readonly ActionRow[]): Action[] {
  return rows.map(([id, title, key, run]) => ({
    id,
    title,
    group,
    run,
    ...(key === null ? {} : { key }),
  }));
}
