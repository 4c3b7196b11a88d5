/** The state of changing keys: which action is asked about, what was pressed for it, and the settings that come of it. */
import { useState } from 'react';
import type { Keys } from '../../../../contract/window/keys.ts';
import type { Action } from '../../../window/actions/action.ts';
import { giveKey } from '../../../window/actions/own-keys.ts';
import { useApp, useAppState } from '../../../window/app-context.tsx';
import { keyWords } from '../../../window/key-words.ts';
import { answerTo, type AllKeys, type KeyAnswer } from './key-answer.ts';
import { useNextKey } from '../../../window/use-next-key.ts';

/** The action that is to have a key, and the answer to what was pressed for it. */
export interface Asked {
  readonly id: string;
  readonly key: string | null;
  readonly answer: KeyAnswer | null;
  /** The next key that is pressed is meant. */
  readonly isListening: boolean;
}

export interface KeyChanges {
  readonly asked: Asked | null;
  /** What was done last, for those who do not see it. */
  readonly said: string;
  readonly ask: (action: Action) => void;
  readonly end: () => void;
  readonly give: (action: Action, key: string | null, from?: readonly Action[]) => void;
  readonly reset: (action: Action) => void;
  readonly resetAll: () => void;
}

/** @param originals the actions with the keys they come with. */
export function useKeyChanges(originals: readonly Action[], all: AllKeys): KeyChanges {
  const app = useApp();
  const { keys } = useAppState().settings;
  const [asked, setAsked] = useState<Asked | null>(null);
  const [said, setSaid] = useState('');
  const end = () => {
    setAsked(null);
  };
  const change = (next: Keys, words: string) => {
    end();
    setSaid(words);
    void app.changeSettings({ keys: next });
  };
  const originalOf = ({ id }: Action) => originals.find((one) => one.id === id) ?? { id };
  const give: KeyChanges['give'] = (action, key, from = []) => {
    const freed = from.reduce((kept, other) => giveKey(kept, originalOf(other), null), keys);
    const what = key === null ? 'no key' : keyWords(key);
    change(giveKey(freed, originalOf(action), key), `${action.title} has ${what} now.`);
  };
  useNextKey(asked?.isListening === true, {
    onKey: (key) => {
      const action = all.actions.find(({ id }) => id === asked?.id);
      if (action === undefined) return;
      const answer = answerTo(key, action, all);
      if (answer.kind === 'free') give(action, key);
      else setAsked({ id: action.id, key, answer, isListening: answer.kind === 'reserved' });
    },
    onTab: () => {
      setAsked((now) => (now === null ? null : { ...now, isListening: false }));
    },
    onEscape: end,
  });
  return {
    asked,
    said,
    ask: ({ id }) => {
      setAsked({ id, key: null, answer: null, isListening: true });
    },
    end,
    give,
    reset: ({ id, title }) => {
      const rest = Object.entries(keys).filter(([one]) => one !== id);
      change(Object.fromEntries(rest), `${title} has its own key again.`);
    },
    resetAll: () => {
      change({}, 'Every action has its own key again.');
    },
  };
}
