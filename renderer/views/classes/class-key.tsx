/** The key of a class: pressed to give it another; and what else that key does in Label. */
import { Kbd, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { ActivityClass } from '../../../contract/track.ts';
import { useActions } from '../../window/actions/actions-context.tsx';
import { useNextKey } from '../../window/use-next-key.ts';
import style from './classes.module.css';

interface ClassKeyProps {
  readonly cls: ActivityClass;
  readonly onKey: (key: string | null) => void;
}

export function ClassKey({ cls: { name, key }, onKey }: ClassKeyProps) {
  const [isListening, setListening] = useState(false);
  const end = () => {
    setListening(false);
  };
  useNextKey(isListening, {
    onKey: (pressed) => {
      // A class's key is one sign, without Ctrl, Alt or Shift; Delete and Backspace take it away.
      if (pressed === 'Delete' || pressed === 'Backspace') onKey(null);
      else if (/^[^\s]$/u.test(pressed)) onKey(pressed.toLowerCase());
      else return;
      end();
    },
    onTab: end,
    onEscape: end,
  });
  const face = isListening ? 'Press a key' : (key?.toUpperCase() ?? 'No key');
  return (
    <UnstyledButton
      className={style.key}
      data-asked={isListening}
      data-mantine-stop-propagation={isListening}
      aria-label={`Key of ${name}: ${face}`}
      title="Press it, then a letter or digit; Delete takes the key away"
      onClick={() => {
        setListening(true);
      }}
      onBlur={end}
    >
      {isListening || key === undefined ? face : <Kbd>{face}</Kbd>}
    </UnstyledButton>
  );
}

/** A class's key comes before an action's, which is then not heard while labelling. */
export function useRivalWords(key: string | undefined): string | null {
  const found = useActions().find(
    (action) =>
      key !== undefined &&
      action.views?.includes('label') === true &&
      action.key?.toLowerCase() === key.toLowerCase(),
  );
  return found === undefined
    ? null
    : `Takes the key of “${found.title}” in Label: give one of them another.`;
}
