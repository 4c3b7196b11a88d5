/** The command palette: every action by name. */
import { Kbd } from '@mantine/core';
import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import type { Action } from '../../window/actions/action.ts';
import { keyWords } from '../../window/key-words.ts';

export function Palette({ actions }: { readonly actions: readonly Action[] }) {
  const groups: SpotlightActionGroupData[] = [...new Set(actions.map(({ group }) => group))].map(
    (group) => ({
      group,
      actions: actions
        .filter((action) => action.group === group)
        .map(({ id, title, key, run }) => ({
          id,
          label: title,
          onClick: run,
          ...(key === undefined ? {} : { rightSection: <Kbd>{keyWords(key)}</Kbd> }),
        })),
    }),
  );
  return (
    <Spotlight
      actions={groups}
      shortcut="mod+K"
      highlightQuery
      scrollable
      maxHeight="60vh"
      nothingFound="Nothing is called that."
      searchProps={{
        leftSection: <IconSearch size="1.1em" aria-hidden />,
        placeholder: 'What would you like to do?',
        'aria-label': 'Find an action',
      }}
    />
  );
}
