/** The keys of all actions: found by name or key, changed by pressing another, put back one by one or all at once. */
import { Button, Switch, TextInput, VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Action } from '../../../window/actions/action.ts';
import { useActions, useOriginalActions } from '../../../window/actions/actions-context.tsx';
import { classKeysOf } from '../../../window/actions/key-rivals.ts';
import { useApp, useAppState } from '../../../window/app-context.tsx';
import { keyWords } from '../../../window/key-words.ts';
import { notify } from '../../../window/notify.ts';
import { useObserved } from '../../../window/use-observed.ts';
import page from '../../page.module.css';
import { Section } from '../section.tsx';
import { conflictOf, type AllKeys } from './key-answer.ts';
import { KeyRow } from './key-row.tsx';
import style from './keys.module.css';
import { useKeyChanges, type KeyChanges } from './use-key-changes.ts';

export function KeySettings() {
  const originals = useOriginalActions();
  const actions = useActions();
  const { keys } = useAppState().settings;
  const all = { actions, classes: useClassKeys() };
  const changes = useKeyChanges(originals, all);
  const [words, setWords] = useState('');
  const [isShared, setShared] = useState(false);
  const shared = actions.filter((action) => conflictOf(action, all) !== null);
  const listed = isShared && shared.length > 0 ? shared : actions;
  const found = listed.filter((action) => isMeant(action, words));
  return (
    <Section title="Keys">
      <p className={page.soft}>
        Press a key’s button, then the key you would rather have. The keys of classes are changed
        under Classes.
      </p>
      <div className={style.tools}>
        <TextInput
          flex={1}
          aria-label="Name or key of an action"
          placeholder="Find by name or key"
          value={words}
          onChange={({ currentTarget }) => {
            setWords(currentTarget.value);
          }}
        />
        {shared.length > 0 && (
          <Switch
            label={`Only the ${String(shared.length)} that share a key`}
            checked={isShared}
            onChange={({ currentTarget }) => {
              setShared(currentTarget.checked);
            }}
          />
        )}
        <Button disabled={Object.keys(keys).length === 0} onClick={changes.resetAll}>
          All back to the first keys
        </Button>
      </div>
      <Groups found={found} all={all} changes={changes} />
      <VisuallyHidden role="status">{changes.said}</VisuallyHidden>
    </Section>
  );
}

/** Also where no clip has been opened yet. */
function useClassKeys(): AllKeys['classes'] {
  const { labelling } = useApp();
  const folder = useAppState().project?.folder;
  const { tracks } = useObserved(labelling.state$);
  useEffect(() => {
    if (folder !== undefined) labelling.listClasses().catch(notify.fault);
  }, [labelling, folder]);
  return folder === undefined ? [] : classKeysOf(tracks);
}

interface GroupsProps {
  readonly found: readonly Action[];
  readonly all: AllKeys;
  readonly changes: KeyChanges;
}

function Groups({ found, all, changes }: GroupsProps) {
  const { keys } = useAppState().settings;
  if (found.length === 0) return <p className={page.soft}>No action is called that.</p>;
  return (
    <div className={style.groups}>
      {[...new Set(found.map(({ group }) => group))].map((group) => (
        <section key={group} aria-label={`Keys of ${group}`}>
          <h3 className={style.group}>{group}</h3>
          <ul className={style.rows}>
            {found
              .filter((action) => action.group === group)
              .map((action) => (
                <KeyRow
                  key={action.id}
                  action={action}
                  all={all}
                  isOwn={Object.hasOwn(keys, action.id)}
                  changes={changes}
                />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Every word in the title, or the whole as a key. */
function isMeant({ title, key }: Action, asked: string): boolean {
  const words = asked.trim().toLowerCase();
  if (key !== undefined && keyWords(key).toLowerCase() === words) return true;
  return words.split(/\s+/).every((word) => title.toLowerCase().includes(word));
}
