/** Asks for the name of somebody who has not labelled in this project yet. */
import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { labellersOf, newLabeller } from '../../labelling/labeller.ts';
import { useApp } from '../../window/app-context.tsx';
import { useObserved } from '../../window/use-observed.ts';

export function NewLabeller({ onDone }: { readonly onDone: () => void }) {
  const { labelling, clips } = useApp();
  const known = labellersOf(useObserved(clips.state$).clips);
  const [name, setName] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void labelling.chooseLabeller(newLabeller(name, known));
        onDone();
      }}
    >
      <TextInput
        label="Name of the labeller"
        description="Begins without labels, and sees nobody else’s."
        required
        withAsterisk={false}
        autoFocus
        value={name}
        onChange={({ currentTarget }) => {
          setName(currentTarget.value);
        }}
      />
      <Group justify="end" gap="xs" mt="xs">
        <Button size="compact-sm" onClick={onDone}>
          Cancel
        </Button>
        <Button size="compact-sm" variant="filled" type="submit" disabled={name.trim() === ''}>
          Begin
        </Button>
      </Group>
    </form>
  );
}
