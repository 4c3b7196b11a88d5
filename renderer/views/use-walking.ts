/** A walk through the folders of this machine, for dialogs that choose something in them. */
import { useCallback, useEffect, useState } from 'react';
import { toFault } from '../../contract/fault.ts';
import type { FolderList } from '../../contract/window/cards.ts';
import { useApp } from '../window/app-context.tsx';

interface Walking {
  readonly list: FolderList | null;
  readonly path: string;
  readonly problem: string | null;
  readonly type: (path: string) => void;
  /** @returns the folder, absolute; null for one that cannot be read. */
  readonly look: (folder: string | null) => Promise<string | null>;
}

export function useWalking(from: string | null): Walking {
  const { host } = useApp();
  const [list, setList] = useState<FolderList | null>(null);
  const [path, setPath] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
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
          setProblem(toFault(error).message);
          return null;
        },
      ),
    [host],
  );
  useEffect(() => {
    void look(from);
  }, [look, from]);
  return { list, path, problem, type: setPath, look };
}
