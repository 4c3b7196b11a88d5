/** One track: its name, its classes in order, and the way to add another. */
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Track } from '../../../contract/track.ts';
import { useAppState } from '../../window/app-context.tsx';
import { ClassRow, Movers } from './class-row.tsx';
import style from './classes.module.css';
import { counted } from '../counted.ts';
import { amountWords, modelWords } from './effect-words.ts';
import { NameField } from './name-field.tsx';
import { Question } from './question.tsx';
import type { ClassBook } from './use-class-book.ts';
import { useSegments } from './use-segments.ts';

interface TrackSectionProps {
  readonly track: Track;
  readonly tracks: readonly Track[];
  readonly book: ClassBook;
}

export function TrackSection({ track, tracks, book }: TrackSectionProps) {
  const [isAsked, setAsked] = useState(false);
  const { id, name, classes } = track;
  return (
    <section className={style.track} aria-label={`Track ${name}`}>
      <TrackHead
        track={track}
        tracks={tracks}
        book={book}
        onDelete={() => {
          setAsked(true);
        }}
      />
      {isAsked && (
        <DeleteTrack
          track={track}
          book={book}
          onEnd={() => {
            setAsked(false);
          }}
        />
      )}
      {classes.length === 0 && <p className={style.soft}>This track has no classes yet.</p>}
      <ul className={style.list}>
        {classes.map((cls) => (
          <ClassRow key={cls.id} track={track} cls={cls} book={book} />
        ))}
      </ul>
      <AddName
        label={`New class in ${name}`}
        action="Add class"
        taken={classes.map((cls) => cls.name)}
        onAdd={(added) => book.edit({ kind: 'add-class', track: id, name: added })}
      />
    </section>
  );
}

interface TrackHeadProps extends TrackSectionProps {
  readonly onDelete: () => void;
}

function TrackHead({ track: { id, name }, tracks, book, onDelete }: TrackHeadProps) {
  return (
    <div className={style.trackHead}>
      <NameField
        key={name}
        label={`Name of the track ${name}`}
        name={name}
        taken={tracks.filter((one) => one.id !== id).map((one) => one.name)}
        onName={(next) => void book.edit({ kind: 'rename-track', track: id, name: next })}
      />
      <Movers
        name={`the track ${name}`}
        order={tracks.map((one) => one.id)}
        id={id}
        onOrder={(order) => void book.edit({ kind: 'order-tracks', order: [...order] })}
      />
      <ActionIcon size="md" aria-label={`Delete the track ${name}`} onClick={onDelete}>
        <IconTrash size="1.1em" aria-hidden />
      </ActionIcon>
    </div>
  );
}

interface DeleteTrackProps {
  readonly track: Track;
  readonly book: ClassBook;
  readonly onEnd: () => void;
}

function DeleteTrack({ track: { id, name, classes }, book, onEnd }: DeleteTrackProps) {
  const { models } = useAppState();
  const on = { track: id, classId: null };
  const found = useSegments(on);
  const amount = amountWords(found.segments ?? []);
  const size = classes.length === 1 ? '1 class' : `${String(classes.length)} classes`;
  return (
    <Question
      title={`Delete the track ${name}?`}
      found={found}
      effects={[
        `Its ${size} and ${amount ?? counted(0, 'segment')} go with it.`,
        modelWords(models.items, on),
      ]}
      action="Delete the track"
      isBusy={book.isBusy}
      onDo={() => void book.edit({ kind: 'delete-track', track: id })}
      onEnd={onEnd}
    />
  );
}

interface AddNameProps {
  readonly label: string;
  readonly action: string;
  readonly taken: readonly string[];
  readonly onAdd: (name: string) => Promise<boolean>;
}

export function AddName({ label, action, taken, onAdd }: AddNameProps) {
  const [name, setName] = useState('');
  const wanted = name.trim();
  const isTaken = taken.some((one) => one.toLowerCase() === wanted.toLowerCase());
  return (
    <form
      className={style.add}
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted === '' || isTaken) return;
        void onAdd(wanted).then((isDone) => {
          if (isDone) setName('');
        });
      }}
    >
      <TextInput
        size="xs"
        flex={1}
        aria-label={label}
        placeholder={label}
        value={name}
        maxLength={120}
        error={isTaken ? 'This name is there already: choose another.' : null}
        onChange={({ currentTarget }) => {
          setName(currentTarget.value);
        }}
      />
      <Button type="submit" size="xs" disabled={wanted === '' || isTaken}>
        {action}
      </Button>
    </form>
  );
}
