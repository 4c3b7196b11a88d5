/** Chooses a video, a folder or a file of labels on this machine: walked to, or typed in. */
import { Button, Group, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import type { FolderList } from '../../../contract/window/cards.ts';
import { useApp } from '../../window/app-context.tsx';
import { Folders } from '../shell/open-project.tsx';
import shell from '../shell/shell.module.css';
import { useWalking } from '../use-walking.ts';

export function ChooseSource() {
  const { importing } = useApp();
  const { list, path, problem, type, look } = useWalking(null);
  const take = (chosen: string) => void importing.choose({ path: chosen });
  const go = (folder: string) => void look(folder);
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        A folder of videos, folders named after classes, one video, or a file of labels. The next
        step shows what would come in; nothing changes before.
      </Text>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          take(path);
        }}
      >
        <Group align="end" wrap="nowrap">
          <TextInput
            label="Folder or file"
            data-autofocus
            value={path}
            error={problem}
            flex={1}
            onChange={({ currentTarget }) => {
              type(currentTarget.value);
            }}
          />
          <Button
            variant="filled"
            type="submit"
            disabled={path === ''}
            mb={problem === null ? 0 : 'md'}
          >
            Look at it
          </Button>
        </Group>
      </form>
      <Folders list={list} onGo={go} onOpen={go} />
      <Files files={list?.files ?? []} onTake={take} />
    </Stack>
  );
}

interface FilesProps {
  readonly files: FolderList['files'];
  readonly onTake: (path: string) => void;
}

function Files({ files, onTake }: FilesProps) {
  if (files.length === 0) return null;
  return (
    <div className={shell.folders} role="group" aria-label="Files">
      {files.map(({ name, path }) => (
        <UnstyledButton
          key={path}
          className={shell.folder}
          onClick={() => {
            onTake(path);
          }}
        >
          <IconFile size="1.1em" aria-hidden /> {name}
        </UnstyledButton>
      ))}
    </div>
  );
}
