/** A walk through the folders of this machine: a path that can be typed in, and the folders to go into. */
import { Button, Group, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconArrowUp, IconFile, IconFolder, IconFolderStar } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { toFault } from '../../contract/fault.ts';
import type { FileKind, FolderList } from '../../contract/window/cards.ts';
import { useApp } from '../window/app-context.tsx';
import style from './shell/shell.module.css';

export interface Walk {
  readonly list: FolderList | null;
  readonly path: string;
  readonly problem: string | null;
  readonly type: (path: string) => void;
  /** Says what is wrong beside the path. */
  readonly fail: (error: unknown) => void;
  /** @returns the folder, absolute; null for one that cannot be read. */
  readonly look: (folder: string | null) => Promise<string | null>;
}

/** @param from where the walk begins; null begins in the user's own folder */
export function useFolderWalk(from: string | null): Walk {
  const { host } = useApp();
  const [list, setList] = useState<FolderList | null>(null);
  const [path, setPath] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const fail = useCallback((error: unknown) => {
    setProblem(toFault(error).message);
  }, []);
  const look = useCallback(
    (folder: string | null) =>
      host.invoke('folders.list', { folder }).then(
        (next): string | null => {
          setList(next);
          setPath(next.folder);
          setProblem(null);
          return next.folder;
        },
        (error: unknown) => {
          fail(error);
          return null;
        },
      ),
    [host, fail],
  );
  useEffect(() => {
    void look(from);
  }, [look, from]);
  return { list, path, problem, type: setPath, fail, look };
}

interface FilesToTake {
  readonly kinds: readonly FileKind[];
  readonly onTake: (path: string) => void;
}

interface FolderWalkProps {
  readonly walk: Walk;
  /** What the button that ends it says. */
  readonly take: string;
  readonly onTake: (path: string) => void;
  /** A folder that is a project was pressed. */
  readonly onProject: (folder: string) => void;
  /** Without it, no files are shown. */
  readonly files?: FilesToTake;
}

export function FolderWalk({ walk, take, onTake, onProject, files }: FolderWalkProps) {
  const { list, path, problem, type, look } = walk;
  return (
    <Stack>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onTake(path);
        }}
      >
        <Group align="end" wrap="nowrap">
          <TextInput
            label={files === undefined ? 'Folder' : 'Folder or file'}
            data-autofocus
            value={path}
            error={problem}
            flex={1}
            onChange={({ currentTarget }) => {
              type(currentTarget.value);
            }}
          />
          <Button variant="filled" type="submit" mb={problem === null ? 0 : 'md'}>
            {take}
          </Button>
        </Group>
      </form>
      <Folders list={list} onGo={(folder) => void look(folder)} onOpen={onProject} />
      {files !== undefined && <Files list={list} {...files} />}
    </Stack>
  );
}

interface FoldersProps {
  readonly list: FolderList | null;
  readonly onGo: (folder: string) => void;
  readonly onOpen: (folder: string) => void;
}

function Folders({ list, onGo, onOpen }: FoldersProps) {
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

interface FilesProps extends FilesToTake {
  readonly list: FolderList | null;
}

function Files({ list, kinds, onTake }: FilesProps) {
  const files = list?.files.filter(({ kind }) => kinds.includes(kind)) ?? [];
  if (files.length === 0) return null;
  return (
    <div className={style.folders} role="group" aria-label="Files">
      {files.map(({ name, path }) => (
        <UnstyledButton
          key={path}
          className={style.folder}
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
