/** The classes of the lane: one click chooses what a drag paints; a new one is added by its name. */
import { Button, Kbd, TextInput, UnstyledButton } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { BACKGROUND, type Track } from '../../../contract/track.ts';
import type { ClassEdit } from '../../../contract/labelling/class-edit.ts';
import { BACKGROUND_KEY, UNLABELLED_KEY } from '../../labelling/class-keys.ts';
import { useApp } from '../../window/app-context.tsx';
import { notify } from '../../window/notify.ts';
import { useObserved } from '../../window/use-observed.ts';
import { ClassesButton } from '../classes/classes-button.tsx';
import style from './class-palette.module.css';

interface Choice {
  readonly id: string | null;
  readonly name: string;
  /** Null is drawn as the lane itself. */
  readonly colour: string | null;
  readonly key: string | undefined;
}

export function ClassPalette() {
  const { labelling } = useApp();
  const { tracks, track: chosen, brushes } = useObserved(labelling.state$);
  const track = tracks.find(({ id }) => id === chosen);
  return (
    <section className={style.card} aria-label="Classes">
      <div className={style.cardHead}>
        <h2 className={style.cardTitle}>{track?.name ?? 'Classes'}</h2>
        <ClassesButton />
      </div>
      <div className={style.scroll}>
        {track !== undefined && (
          <ul className={style.classes}>
            {choicesOf(track).map((choice) => (
              <li key={choice.id ?? 'unlabelled'}>
                <ClassButton
                  choice={choice}
                  isChosen={(brushes[track.id] ?? null) === choice.id}
                  onChoose={() => {
                    labelling.chooseBrush(track.id, choice.id);
                  }}
                />
              </li>
            ))}
          </ul>
        )}
        <AddClass track={track} />
      </div>
    </section>
  );
}

function choicesOf({ classes }: Track): readonly Choice[] {
  return [
    ...classes.map(({ id, name, colour, key }) => ({ id, name, colour, key })),
    { id: BACKGROUND, name: 'Background', colour: 'var(--lane-background)', key: BACKGROUND_KEY },
    { id: null, name: 'Unlabelled', colour: null, key: UNLABELLED_KEY },
  ];
}

interface ClassButtonProps {
  readonly choice: Choice;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function ClassButton({ choice: { name, colour, key }, isChosen, onChoose }: ClassButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isChosen) button.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <UnstyledButton ref={button} className={style.class} aria-pressed={isChosen} onClick={onChoose}>
      <span
        className={style.swatch}
        data-empty={colour === null}
        style={colour === null ? {} : { background: colour }}
        aria-hidden
      />
      <span className={style.className}>{name}</span>
      {key !== undefined && <Kbd>{key.toUpperCase()}</Kbd>}
    </UnstyledButton>
  );
}

function AddClass({ track }: { readonly track: Track | undefined }) {
  const { host, labelling } = useApp();
  const [name, setName] = useState('');
  const [isBusy, setBusy] = useState(false);
  const add = async () => {
    setBusy(true);
    const give = (edit: ClassEdit) => host.invoke('classes.edit', { edit });
    try {
      const home = track ?? (await give({ kind: 'add-track', name: 'Activity' })).tracks[0];
      if (home !== undefined) await give({ kind: 'add-class', track: home.id, name });
      await labelling.listClasses();
      setName('');
    } catch (error) {
      notify.fault(error);
    }
    setBusy(false);
  };
  return (
    <form
      className={style.addClass}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextInput
        size="xs"
        aria-label="Name of a new class"
        placeholder="New class"
        value={name}
        maxLength={120}
        onChange={({ currentTarget }) => {
          setName(currentTarget.value);
        }}
      />
      <Button type="submit" size="xs" disabled={name.trim() === ''} loading={isBusy}>
        Add
      </Button>
    </form>
  );
}
