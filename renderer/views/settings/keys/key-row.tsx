/** One action with its key: pressed to give it another, and put back to the one it came with. */
import { ActionIcon, Kbd, UnstyledButton } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import { useRef, type Ref } from 'react';
import type { Action } from '../../../window/actions/action.ts';
import { viewsOf } from '../../../window/actions/keys-of-view.ts';
import { keyWords } from '../../../window/key-words.ts';
import { conflictOf, whereWords, type AllKeys } from './key-answer.ts';
import { KeyQuestion } from './key-question.tsx';
import style from './keys.module.css';
import type { KeyChanges } from './use-key-changes.ts';

interface KeyRowProps {
  readonly action: Action;
  readonly all: AllKeys;
  readonly isOwn: boolean;
  readonly changes: KeyChanges;
}

export function KeyRow({ action, all, isOwn, changes }: KeyRowProps) {
  const { id, title, key } = action;
  const button = useRef<HTMLButtonElement>(null);
  const asked = changes.asked?.id === id ? changes.asked : null;
  const toButton = () => {
    button.current?.focus();
  };
  return (
    <li
      className={style.row}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (asked !== null && !currentTarget.contains(relatedTarget)) changes.end();
      }}
    >
      <What action={action} all={all} />
      {isOwn && (
        <ActionIcon
          size="md"
          aria-label={`Back to the first key of ${title}`}
          onClick={() => {
            changes.reset(action);
            toButton();
          }}
        >
          <IconRestore size="1.1em" aria-hidden />
        </ActionIcon>
      )}
      <KeyButton
        ref={button}
        title={title}
        keyName={key}
        isListening={asked?.isListening === true}
        onAsk={() => {
          if (asked === null) changes.ask(action);
        }}
      />
      {asked !== null && (
        <KeyQuestion action={action} asked={asked} changes={changes} onAnswered={toButton} />
      )}
    </li>
  );
}

function What({ action, all }: Pick<KeyRowProps, 'action' | 'all'>) {
  const conflict = conflictOf(action, all);
  return (
    <span className={style.what}>
      {action.title}
      <span className={style.where}>
        {action.key === undefined ? 'in the palette' : whereWords(viewsOf(action, all.actions))}
      </span>
      {conflict !== null && <span className={style.conflict}>{conflict}</span>}
    </span>
  );
}

interface KeyButtonProps {
  readonly ref: Ref<HTMLButtonElement>;
  readonly title: string;
  readonly keyName: string | undefined;
  readonly isListening: boolean;
  readonly onAsk: () => void;
}

function KeyButton({ ref, title, keyName, isListening, onAsk }: KeyButtonProps) {
  const words = keyName === undefined ? 'No key' : keyWords(keyName);
  const face = isListening ? 'Press a key' : words;
  return (
    <UnstyledButton
      ref={ref}
      className={style.key}
      data-asked={isListening}
      aria-label={`Key of ${title}: ${face}`}
      onClick={onAsk}
    >
      {isListening || keyName === undefined ? (
        <span className={style.none}>{face}</span>
      ) : (
        <Kbd>{face}</Kbd>
      )}
    </UnstyledButton>
  );
}
