/** The tracks and classes of the project as they are edited: one edit after the other, each of which can be undone and redone. */
import { useCallback, useEffect, useState } from 'react';
import { toFault } from '../../../contract/fault.ts';
import type { ClassEdit } from '../../../contract/labelling/class-edit.ts';
import type { AnswerOf } from '../../../contract/window/commands.ts';
import { useApp } from '../../window/app-context.tsx';

export interface ClassBook {
  /** Null until they have been told. */
  readonly list: AnswerOf<'classes.list'> | null;
  readonly isBusy: boolean;
  readonly problem: string | null;
  /** @returns whether it was done. */
  readonly edit: (edit: ClassEdit) => Promise<boolean>;
  readonly undo: () => void;
  readonly redo: () => void;
}

export function useClassBook(): ClassBook {
  const { host, labelling } = useApp();
  const [list, setList] = useState<ClassBook['list']>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const take = useCallback(
    async (asked: Promise<AnswerOf<'classes.list'>>): Promise<boolean> => {
      setBusy(true);
      setProblem(null);
      try {
        setList(await asked);
        return true;
      } catch (error) {
        setProblem(toFault(error).message);
        // Where somebody else changed the classes, what they are now is better than what they were.
        await host.invoke('classes.list', {}).then(setList, () => undefined);
        return false;
      } finally {
        setBusy(false);
      }
    },
    [host],
  );
  useEffect(() => {
    void take(host.invoke('classes.list', {}));
  }, [host, take]);
  const change = async (asked: Promise<AnswerOf<'classes.list'>>): Promise<boolean> => {
    const isDone = await take(asked);
    // The labels of the clip that is open may have changed with its classes.
    labelling.reload();
    return isDone;
  };
  return {
    list,
    isBusy,
    problem,
    edit: (edit) => change(host.invoke('classes.edit', { edit })),
    undo: () => void change(host.invoke('classes.undo', {})),
    redo: () => void change(host.invoke('classes.redo', {})),
  };
}
