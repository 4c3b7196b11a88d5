/** The dialog that gives the open project another name. */
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { toFault } from '../../../contract/fault.ts';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { NamedDialog } from '../named-dialog.tsx';
import { ProjectWays } from './project-ways.tsx';

export function RenameProject() {
  const app = useApp();
  const { project } = useAppState();
  const close = () => {
    app.open(null);
  };
  return (
    <NamedDialog of="rename-project" title="Rename the project" size="lg">
      {project === null ? (
        <ProjectWays words="A name is given to the open one." />
      ) : (
        <NameForm before={project.name} onDone={close} />
      )}
    </NamedDialog>
  );
}

interface NameFormProps {
  readonly before: string;
  readonly onDone: () => void;
}

function NameForm({ before, onDone }: NameFormProps) {
  const app = useApp();
  const [name, setName] = useState(before);
  const [problem, setProblem] = useState<string | null>(null);
  const rename = () => {
    app
      .renameProject(name)
      .then(onDone)
      .catch((error: unknown) => {
        setProblem(toFault(error).message);
      });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        rename();
      }}
    >
      <Stack>
        <TextInput
          label="Name"
          description="Its folder stays where it is."
          required
          withAsterisk={false}
          data-autofocus
          value={name}
          error={problem}
          onChange={({ currentTarget }) => {
            setName(currentTarget.value);
          }}
        />
        <Group justify="end">
          <Button variant="filled" type="submit" disabled={name.trim() === ''}>
            Rename
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
