/** The dialog that opens a project: folders one can walk through, or a path typed in. */
import { Button, Group, Modal, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconArrowUp, IconFolder, IconFolderStar } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { toFault } from '../../../contract/fault.ts';
import type { FolderList } from '../../../contract/window/cards.ts';
import { useApp, useAppState } from '../../window/app-context.tsx';
import style from './shell.module.css';

export function OpenProject() {
  const app = useApp();
  const { dialog } = useAppState();
  const close = () => {
    app.open(null);
  };
  return (
    <Modal
      opened={dialog === 'open-project'}
      onClose={close}
      title="Open a project"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <FolderWalk onOpened={close} />
    </Modal>
  );
}

interface Walk {
  readonly list: FolderList | null;
  readonly path: string;
  readonly problem: string | null;
  readonly go: (folder: string | null) => void;
  readonly open: (folder: string) => void;
  readonly type: (path: string) => void;
}

function useWalk(onOpened: () => void): Walk {
  const app = useApp();
  const [list, setList] = useState<FolderList | null>(null);
  const [path, setPath] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const fail = useCallback((error: unknown) => {
    setProblem(toFault(error).message);
  }, []);
  const go = useCallback(
    (folder: string | null) => {
      app.host
        .invoke('folders.list', { folder })
        .then((next) => {
          setList(next);
          setPath(next.folder);
          setProblem(null);
        })
        .catch(fail);
    },
    [app, fail],
  );
  useEffect(() => {
    go(null);
  }, [go]);
  const open = (folder: string) => {
    app.openProject(folder).then(onOpened).catch(fail);
  };
  return { list, path, problem, go, open, type: setPath };
}

function FolderWalk({ onOpened }: { readonly onOpened: () => void }) {
  const { list, path, problem, go, open, type } = useWalk(onOpened);
  return (
    <Stack>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          open(path);
        }}
      >
        <Group align="end" wrap="nowrap">
          <TextInput
            label="Folder"
            data-autofocus
            value={path}
            error={problem}
            flex={1}
            onChange={(event) => {
              type(event.currentTarget.value);
            }}
          />
          <Button variant="filled" type="submit" mb={problem === null ? 0 : 'md'}>
            Open
          </Button>
        </Group>
      </form>
      <Folders list={list} onGo={go} onOpen={open} />
      <Text size="sm" c="dimmed">
        A project is a folder with clips, labels and models. Record makes a new one; with one open,
        Import brings in your videos.
      </Text>
    </Stack>
  );
}

interface FoldersProps {
  readonly list: FolderList | null;
  readonly onGo: (folder: string) => void;
  readonly onOpen: (folder: string) => void;
}

export function Folders({ list, onGo, onOpen }: FoldersProps) {
  if (list === null) return <div className={style.folders} aria-busy />;
  const { parent, entries } = list;
  return (
    <div className={style.folders} role="group" aria-label="Folders">
      {parent !== null && (
        <UnstyledButton
          className={style.folder}
          onClick={() => {
            onGo(parent);
          }}
        >
          <IconArrowUp size="1.1em" aria-hidden /> One up
        </UnstyledButton>
      )}
      {entries.map(({ name, path, isProject }) => (
        <UnstyledButton
          key={path}
          className={style.folder}
          data-project={isProject}
          onClick={() => {
            if (isProject) onOpen(path);
            else onGo(path);
          }}
        >
          {isProject ? (
            <IconFolderStar size="1.1em" aria-label="Project:" />
          ) : (
            <IconFolder size="1.1em" aria-hidden />
          )}
          {name}
        </UnstyledButton>
      ))}
      {entries.length === 0 && (
        <Text p="md" c="dimmed" size="sm">
          There is no folder in here.
        </Text>
      )}
    </div>
  );
}
