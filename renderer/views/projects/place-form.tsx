/** Asks where what is carried goes: a path, typed or begun from a folder that is walked to. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CarryKind } from '../../../contract/window/carry-commands.ts';
import { nameOf, parentOf, placeIn } from '../../projects/paths.ts';
import { useApp } from '../../window/app-context.tsx';
import { useObserved } from '../../window/use-observed.ts';
import { ChooseFolder } from '../choose-folder.tsx';
import { carryWords } from './words.ts';

interface PlaceFormProps {
  readonly kind: CarryKind;
  /** What is proposed. */
  readonly first: string;
  readonly onTake: (to: string) => void;
}

export function PlaceForm({ kind, first, onTake }: PlaceFormProps) {
  const { message } = useObserved(useApp().carrying.state$);
  const [to, setTo] = useState(first);
  const { about, place, button } = carryWords[kind];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onTake(to);
      }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {about}
        </Text>
        <TextInput
          label={place}
          description="Nothing that is there is overwritten."
          required
          withAsterisk={false}
          data-autofocus
          value={to}
          error={message}
          onChange={({ currentTarget }) => {
            setTo(currentTarget.value);
          }}
        />
        <Group justify="space-between">
          <AnotherFolder to={to} onTake={setTo} />
          <Button variant="filled" type="submit" disabled={to.trim() === ''}>
            {button}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface AnotherFolderProps {
  readonly to: string;
  readonly onTake: (to: string) => void;
}

function AnotherFolder({ to, onTake }: AnotherFolderProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        Another folder…
      </Button>
      <ChooseFolder
        isOpen={isOpen}
        title="Where it goes"
        take="Put it here"
        from={parentOf(to)}
        onClose={() => {
          setOpen(false);
        }}
        onTake={(folder) => {
          onTake(placeIn(folder, nameOf(to)));
          setOpen(false);
        }}
      />
    </>
  );
}
