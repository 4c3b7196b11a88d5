/** The command palette: every action by name. */
import { Kbd, Modal, VisuallyHidden } from '@mantine/core';
import { Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { Action } from '../../window/actions/action.ts';
import { keyWords } from '../../window/key-words.ts';

/** Actions with the words asked for in their name, whatever the order of the words. */
function matching(actions: readonly Action[], query: string): readonly Action[] {
  const words = query.toLowerCase().split(/\s+/);
  return actions.filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)));
}

export function Palette({ actions }: { readonly actions: readonly Action[] }) {
  const [query, setQuery] = useState('');
  const found = matching(actions, query);
  return (
    <Spotlight.Root
      shortcut="mod+K"
      query={query}
      onQueryChange={setQuery}
      scrollable
      maxHeight="60vh"
    >
      <VisuallyHidden>
        <Modal.Title>Command palette</Modal.Title>
      </VisuallyHidden>
      <Spotlight.Search
        leftSection={<IconSearch size="1.1em" aria-hidden />}
        placeholder="What would you like to do?"
        aria-label="Find an action"
      />
      <Spotlight.ActionsList>
        {found.length === 0 && <Spotlight.Empty>Nothing is called that.</Spotlight.Empty>}
        {[...new Set(found.map(({ group }) => group))].map((group) => (
          <Spotlight.ActionsGroup key={group} label={group}>
            {found
              .filter((action) => action.group === group)
              .map(({ id, title, key, run }) => (
                <Spotlight.Action
                  key={id}
                  label={title}
                  rightSection={key === undefined ? null : <Kbd>{keyWords(key)}</Kbd>}
                  highlightQuery
                  onClick={run}
                />
              ))}
          </Spotlight.ActionsGroup>
        ))}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
