/** A text field that is kept when one leaves it or presses Enter, says why it could not be, and forgets at Escape. */
import { useState } from 'react';
import { toFault } from '../../../contract/fault.ts';

type TextElement = HTMLInputElement | HTMLTextAreaElement;

export interface KeptText {
  readonly type: (text: string) => void;
  readonly field: {
    readonly value: string;
    readonly error: string | null;
    readonly onChange: (event: React.ChangeEvent<TextElement>) => void;
    readonly onBlur: () => void;
    readonly onKeyDown: (event: React.KeyboardEvent<TextElement>) => void;
  };
}

/** @param isNeeded the sentence for a text that must not be empty. */
export function useKeptText(
  kept: string,
  keep: (text: string) => Promise<void>,
  { isNeeded = null }: { readonly isNeeded?: string | null } = {},
): KeptText {
  /** Null follows what is kept. */
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const leave = () => {
    const text = draft?.trim() ?? kept;
    if (text === kept) {
      setDraft(null);
    } else if (text === '' && isNeeded !== null) {
      setError(isNeeded);
    } else {
      keep(text).then(
        () => {
          setDraft(null);
          setError(null);
        },
        (reason: unknown) => {
          setError(toFault(reason).message);
        },
      );
    }
  };
  const type = (text: string) => {
    setDraft(text);
    setError(null);
  };
  return {
    type,
    field: {
      value: draft ?? kept,
      error,
      onChange: ({ currentTarget }) => {
        type(currentTarget.value);
      },
      onBlur: leave,
      onKeyDown({ key, currentTarget }) {
        if (key === 'Escape') {
          setDraft(null);
          setError(null);
        }
        if (key === 'Enter' && currentTarget instanceof HTMLInputElement) leave();
      },
    },
  };
}
