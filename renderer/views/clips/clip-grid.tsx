/** The clips as cards in a grid, of which only the rows in sight are rendered. */
import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconMovie, IconPencil } from '@tabler/icons-react';
import { useEffect, useId, useState } from 'react';
import type { Track } from '../../../contract/track.ts';
import type { ClipCard } from '../../../contract/window/clips.ts';
import { clock } from '../../strip/clock.ts';
import { useApp } from '../../window/app-context.tsx';
import style from './clips.module.css';
import { stateWords } from './state-words.ts';
import { useRowsInSight } from './use-rows-in-sight.ts';
import { useWantedPicture } from './use-wanted-picture.ts';

/** A card with the gap below it, and its least width, as in the style sheet; CSS pixels. */
const ROW = 252;
const COLUMN = 248;

export interface ClipGridProps {
  readonly clips: readonly ClipCard[];
  readonly tracks: readonly Track[];
  /** The clip whose details are shown. */
  readonly chosen: string | null;
  readonly onDetails: (clip: string) => void;
}

export function ClipGrid({ clips, tracks, chosen, onDetails }: ClipGridProps) {
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
          <Card
            key={clip.id}
            clip={clip}
            tracks={tracks}
            isChosen={clip.id === chosen}
            onDetails={onDetails}
          />
        ))}
      </ul>
    </div>
  );
}

interface CardProps {
  readonly clip: ClipCard;
  readonly tracks: readonly Track[];
  readonly isChosen: boolean;
  readonly onDetails: (clip: string) => void;
}

function Card({ clip, tracks, isChosen, onDetails }: CardProps) {
  const app = useApp();
  const ref = useWantedPicture(clip);
  const nameId = useId();
  return (
    <li ref={ref} className={style.cell} data-chosen={isChosen}>
      <UnstyledButton
        className={style.card}
        onClick={() => {
          app.show('label');
          void app.labelling.openClip(clip.id);
        }}
      >
        <Picture clip={clip} />
        <Shares clip={clip} tracks={tracks} />
        <span id={nameId} className={style.cardName} title={clip.name}>
          {clip.name}
        </span>
        <Facts clip={clip} />
      </UnstyledButton>
      <Tooltip label="Details">
        <ActionIcon
          className={style.details}
          aria-label="Details"
          aria-describedby={nameId}
          aria-pressed={isChosen}
          onClick={() => {
            onDetails(clip.id);
          }}
        >
          <IconPencil size="1.1em" aria-hidden />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}

function Picture({ clip: { thumbnail, durationUs } }: { readonly clip: ClipCard }) {
  return (
    <span className={style.picture}>
      {thumbnail === null ? (
        <IconMovie className={style.pictureIcon} aria-hidden />
      ) : (
        <img src={thumbnail} alt="" loading="lazy" />
      )}
      <span className={style.length}>{clock(durationUs)}</span>
    </span>
  );
}

function Facts({ clip: { state, group, fault, isMissing } }: { readonly clip: ClipCard }) {
  const problem = fault?.message ?? (isMissing ? 'The video is not where it was' : null);
  if (problem !== null) {
    return (
      <span className={style.fault} title={problem}>
        <IconAlertTriangle size="1em" aria-hidden /> {problem}
      </span>
    );
  }
  return (
    <span className={style.cardFacts}>
      <span data-state={state}>{stateWords[state]}</span>
      <span>{group ?? ''}</span>
    </span>
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
