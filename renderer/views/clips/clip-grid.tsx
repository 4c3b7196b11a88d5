/** The clips as cards in a grid, of which only the rows in sight are rendered. */
import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconMovie } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Track } from '../../../contract/track.ts';
import type { ClipCard } from '../../../contract/window/clips.ts';
import { clock } from '../../strip/clock.ts';
import { useApp } from '../../window/app-context.tsx';
import style from './clips.module.css';
import { stateWords } from './state-words.ts';
import { useRowsInSight } from './use-rows-in-sight.ts';

/** A card with the gap below it, and its least width, as in the style sheet; CSS pixels. */
const ROW = 252;
const COLUMN = 248;

export interface ClipGridProps {
  readonly clips: readonly ClipCard[];
  readonly tracks: readonly Track[];
}

export function ClipGrid({ clips, tracks }: ClipGridProps) {
  const [columns, setColumns] = useState(4);
  const count = Math.ceil(clips.length / columns);
  const { ref, first, last, before, after } = useRowsInSight({ count, height: ROW });
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const sized = new ResizeObserver(() => {
      setColumns(Math.max(1, Math.floor(element.clientWidth / COLUMN)));
    });
    sized.observe(element);
    return () => {
      sized.disconnect();
    };
  }, [ref]);
  return (
    <div ref={ref} className={style.scroll}>
      <ul
        className={style.grid}
        style={{
          paddingTop: before,
          paddingBottom: after,
          gridTemplateColumns: `repeat(${String(columns)}, minmax(0, 1fr))`,
        }}
      >
        {clips.slice(first * columns, last * columns).map((clip) => (
          <li key={clip.id}>
            <Card clip={clip} tracks={tracks} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Card({ clip, tracks }: { readonly clip: ClipCard; readonly tracks: readonly Track[] }) {
  const app = useApp();
  const { name, group, durationUs, state, thumbnail, fault } = clip;
  return (
    <UnstyledButton
      className={style.card}
      onClick={() => {
        app.show('label');
        void app.labelling.openClip(clip.id);
      }}
    >
      <span className={style.picture}>
        {thumbnail === null ? (
          <IconMovie className={style.pictureIcon} aria-hidden />
        ) : (
          <img src={thumbnail} alt="" loading="lazy" />
        )}
        <span className={style.length}>{clock(durationUs)}</span>
      </span>
      <Shares clip={clip} tracks={tracks} />
      <span className={style.cardName} title={name}>
        {name}
      </span>
      {fault === null ? (
        <span className={style.cardFacts}>
          <span data-state={state}>{stateWords[state]}</span>
          <span>{group ?? ''}</span>
        </span>
      ) : (
        <span className={style.fault}>
          <IconAlertTriangle size="1em" aria-hidden /> {fault.message}
        </span>
      )}
    </UnstyledButton>
  );
}

/** What its frames are labelled, as one bar over the first lane. */
function Shares({
  clip: { shares, frames },
  tracks,
}: {
  readonly clip: ClipCard;
  readonly tracks: readonly Track[];
}) {
  const [track] = tracks;
  const own = shares.filter((share) => share.track === track?.id);
  return (
    <span className={style.shares} aria-hidden>
      {own.map(({ classId, frames: count }) => {
        const cls = track?.classes.find(({ id }) => id === classId);
        const colour = cls?.colour ?? 'var(--lane-background)';
        const width = `${String((100 * count) / Math.max(1, frames))}%`;
        return <span key={classId} style={{ width, background: colour }} />;
      })}
    </span>
  );
}
