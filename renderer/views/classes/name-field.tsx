/** A name that is changed where it stands: Enter or leaving it keeps it, Escape puts it back. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';

interface NameFieldProps {
  readonly label: string;
  readonly name: string;
  /** Names that others have. */
  readonly taken: readonly string[];
  readonly onName: (name: string) => void;
}

export function NameField({ label, name, taken, onName }: NameFieldProps) {
  const [text, setText] = useState(name);
  const wanted = text.trim();
  const isTaken = taken.some((one) => one.toLowerCase() === wanted.toLowerCase());
  const keep = () => {
    if (wanted === '' || isTaken) setText(name);
    else if (wanted !== name) onName(wanted);
  };
  return (
    <TextInput
      size="xs"
      flex={1}
      aria-label={label}
      value={text}
      maxLength={120}
      error={isTaken ? 'Another has this name: merge the two instead.' : null}
      // The dialog is not closed by an Escape that is meant for the text.
      data-mantine-stop-propagation={text !== name}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
      }}
      onBlur={keep}
      onKeyDown={({ key }) => {
        if (key === 'Enter') keep();
        if (key === 'Escape') setText(name);
      }}
    />
  );
}
