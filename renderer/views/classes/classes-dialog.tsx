/** The dialog of tracks and classes: everything that can be done to them, each step with its undo and redo. */
import { useEffect } from 'react';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { Busy } from '../busy.tsx';
import { ProjectWays } from '../projects/project-ways.tsx';
import { NamedDialog } from '../named-dialog.tsx';
import style from './classes.module.css';
import { Steps, type ListedClasses } from './steps.tsx';
import { AddName, TrackSection } from './track-section.tsx';
import { useClassBook } from './use-class-book.ts';
import { useUndoKeys } from './use-undo-keys.ts';

export function ClassesDialog() {
  const { project } = useAppState();
  return (
    <NamedDialog of="classes" title="Classes and tracks" size="xl">
      {project === null ? (
        <ProjectWays words="Classes and tracks belong to a project." />
      ) : (
        <Classes isReadOnly={project.isReadOnly} />
      )}
    </NamedDialog>
  );
}

function Classes({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const { clips } = useApp();
  const book = useClassBook();
  useUndoKeys(book);
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
          <Tracks book={book} list={book.list} />
        </fieldset>
      )}
    </div>
  );
}

function Tracks({ book, list }: ListedClasses) {
  const { tracks, remark } = list;
  return (
    <>
      {remark !== null && <p className={style.warn}>{remark}</p>}
      <div className={style.top}>
        <p className={style.soft}>
          Labels and models follow a class by its id, so that it may change its name, colour and key
          at any time.
        </p>
        <Steps book={book} list={list} />
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
