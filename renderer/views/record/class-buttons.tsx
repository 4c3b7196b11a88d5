/** The project's classes, each to be held while it happens: by its key, by the mouse, or by Space on its button. */
import { Kbd, UnstyledButton } from '@mantine/core';
import type { KeyedClass } from '../../record/class-keys.ts';
import type { RecordSetup } from '../../../contract/window/recording-commands.ts';
import { useApp } from '../../window/app-context.tsx';
import { FirstClasses } from './first-classes.tsx';
import { useRecordState } from './use-recorder.ts';
import style from './record.module.css';

export function ClassButtons({ classes }: { readonly classes: readonly KeyedClass[] }) {
  const { setup } = useRecordState();
  if (setup === null) return null;
  if (classes.length === 0) return <FirstClasses />;
  return (
    <section className={style.classes} aria-label="Classes">
      <p className={style.hint}>Hold a class, by its key or its button, while it happens.</p>
      {setup.tracks.map((track) => (
        <TrackRow
          key={track.id}
          track={track}
          classes={classes}
          isAlone={setup.tracks.length === 1}
        />
      ))}
    </section>
  );
}

interface TrackRowProps {
  readonly track: RecordSetup['tracks'][number];
  readonly classes: readonly KeyedClass[];
  readonly isAlone: boolean;
}

function TrackRow({ track, classes, isAlone }: TrackRowProps) {
  const own = classes.filter((one) => one.track === track.id);
  return (
    <div className={style.trackRow} role="group" aria-label={track.name}>
      {!isAlone && <span className={style.trackName}>{track.name}</span>}
      {own.map((one) => (
        <ClassButton key={one.classId} one={one} />
      ))}
    </div>
  );
}

function ClassButton({ one }: { readonly one: KeyedClass }) {
  const { recorder } = useApp();
  const { held } = useRecordState();
  const isHeld = held.some(({ track, classId }) => track === one.track && classId === one.classId);
  const hold = () => {
    recorder.hold(one);
  };
  const release = () => {
    recorder.release(one);
  };
  return (
    <UnstyledButton
      className={style.classButton}
      aria-pressed={isHeld}
      aria-keyshortcuts={one.key ?? undefined}
      style={{ borderColor: one.colour }}
      onPointerDown={hold}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onBlur={release}
      onKeyDown={({ key, repeat }) => {
        if ((key === ' ' || key === 'Enter') && !repeat) hold();
      }}
      onKeyUp={({ key }) => {
        if (key === ' ' || key === 'Enter') release();
      }}
    >
      <span className={style.classSwatch} style={{ background: one.colour }} aria-hidden />
      {one.name}
      {one.key !== null && <Kbd size="xs">{one.key.toUpperCase()}</Kbd>}
    </UnstyledButton>
  );
}
