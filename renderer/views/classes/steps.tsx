/** Undo and redo of class edits; a button that has nothing to do stays where it is, so that the focus does as well. */
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { keyShortcuts, keyWords } from '../../window/key-words.ts';
import style from './classes.module.css';
import { redoWords, undoWords } from './effect-words.ts';
import type { ClassBook } from './use-class-book.ts';
import { REDO, UNDO } from './use-undo-keys.ts';

export interface ListedClasses {
  readonly book: ClassBook;
  readonly list: NonNullable<ClassBook['list']>;
}

export function Steps({ book: { isBusy, undo, redo }, list }: ListedClasses) {
  const steps = [
    { key: UNDO, Icon: IconArrowBackUp, words: undoWords(list.undo), kind: list.undo, run: undo },
    {
      key: REDO,
      Icon: IconArrowForwardUp,
      words: redoWords(list.redo),
      kind: list.redo,
      run: redo,
    },
  ];
  return (
    <div className={style.steps} role="group" aria-label="Undo and redo">
      {steps.map(({ key, Icon, words, kind, run }) => (
        <Button
          key={key}
          leftSection={<Icon size="1.2em" aria-hidden />}
          title={keyWords(key)}
          aria-keyshortcuts={keyShortcuts(key)}
          aria-disabled={kind === null}
          data-disabled={kind === null}
          onClick={() => {
            if (kind !== null && !isBusy) run();
          }}
        >
          {words}
        </Button>
      ))}
    </div>
  );
}
