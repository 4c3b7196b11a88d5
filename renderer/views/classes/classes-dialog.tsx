/** The dialog of tracks and classes: everything that can be done to them, each step with its undo. */
import { Button, Modal } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { ProjectWays } from '../projects/project-ways.tsx';
import { keyShortcuts, keyWords } from '../../window/key-words.ts';
import { Busy } from '../busy.tsx';
import style from './classes.module.css';
import { undoWords } from './effect-words.ts';
import { AddName, TrackSection } from './track-section.tsx';
import { useClassBook, type ClassBook } from './use-class-book.ts';
import { UNDO, useUndoKey } from './use-undo-key.ts';

export function ClassesDialog() {
  const app = useApp();
  const { dialog, project } = useAppState();
  return (
    <Modal
      opened={dialog === 'classes'}
      onClose={() => {
        app.open(null);
      }}
      title="Classes and tracks"
      size="xl"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {project === null ? (
        <ProjectWays words="Classes and tracks belong to a project." />
      ) : (
        <Classes isReadOnly={project.isReadOnly} />
      )}
    </Modal>
  );
}

function Classes({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const { clips } = useApp();
  const book = useClassBook();
  useUndoKey(book);
  useEffect(() => {
    void clips.load();
  }, [clips]);
  return (
    <div className={style.classes}>
      {isReadOnly && (
        <p className={style.warn}>This project can only be looked at, so its classes stay.</p>
      )}
      {book.problem !== null && (
        <p className={style.problem} role="alert">
          {book.problem}
        </p>
      )}
      {book.list === null ? (
        book.isBusy && <Busy words="Looking for classes" />
      ) : (
        <fieldset className={style.all} disabled={isReadOnly} aria-label="Tracks">
          <Tracks book={book} tracks={book.list.tracks} undo={book.list.undo} />
        </fieldset>
      )}
    </div>
  );
}

interface TracksProps extends NonNullable<ClassBook['list']> {
  readonly book: ClassBook;
}

function Tracks({ book, tracks, undo }: TracksProps) {
  return (
    <>
      <div className={style.top}>
        <p className={style.soft}>
          Labels and models follow a class by its id, so that it may change its name, colour and key
          at any time.
        </p>
        <Button
          flex="none"
          leftSection={<IconArrowBackUp size="1.2em" aria-hidden />}
          title={keyWords(UNDO)}
          aria-keyshortcuts={keyShortcuts(UNDO)}
          disabled={undo === null}
          onClick={book.undo}
        >
          {undoWords(undo)}
        </Button>
      </div>
      {tracks.length === 0 && (
        <p className={style.soft}>
          There is no track yet. A track is a set of classes of which one holds at a time, like
          sitting and standing: add the first one.
        </p>
      )}
      {tracks.map((track) => (
        <TrackSection key={track.id} track={track} tracks={tracks} book={book} />
      ))}
      <AddName
        label="New track"
        action="Add track"
        taken={tracks.map(({ name }) => name)}
        onAdd={(name) => book.edit({ kind: 'add-track', name })}
      />
    </>
  );
}
