/** What can be done where a project is wanted and none is open. */
import { Button, Group, Text } from '@mantine/core';
import { useApp } from '../../window/app-context.tsx';
import { OpenProjectButton } from './open-project-button.tsx';

export function ProjectWays({ words }: { readonly words: string }) {
  const app = useApp();
  return (
    <div>
      <Text c="dimmed" mb="md">
        No project is open. {words}
      </Text>
      <Group>
        <Button
          variant="filled"
          onClick={() => {
            app.open('new-project');
          }}
        >
          New project…
        </Button>
        <OpenProjectButton />
      </Group>
    </div>
  );
}
