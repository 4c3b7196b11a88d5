/** The chosen segment: what it says, where it lies, its note, and the edits by button. */
import { Textarea } from '@mantine/core';
import { IconArrowMerge, IconRepeat, IconScissors, IconTrash } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import type { Segment } from '../../../contract/segment.ts';
import { BACKGROUND, type Track } from '../../../contract/track.ts';
import { segmentAt } from '../../labelling/jumps.ts';
import type { OpenClip } from '../../labelling/label-state.ts';
import { exactClock } from '../../strip/clock.ts';
import { NOTE_FIELD_ID } from '../../window/actions/label-edit-rows.ts';
import { useApp } from '../../window/app-context.tsx';
import { useObserved } from '../../window/use-observed.ts';
import { PointWindow } from './point-window.tsx';
import style from './segment-card.module.css';
import { Tool } from './tool.tsx';

const origins: Readonly<Record<Exclude<Segment['origin'], 'hand'>, string>> = {
  accepted: 'accepted from a model',
  imported: 'imported',
};

export function SegmentCard() {
  const { labelling } = useApp();
  const { open, selected, segments, tracks, readOnly } = useObserved(labelling.state$);
  const track = tracks.find(({ id }) => id === selected?.track);
  const segment =
    selected === null ? null : segmentAt(segments[selected.track] ?? [], selected.frame);
  if (segment === null || open === null || track === undefined) {
    return (
      <section className={style.card} aria-label="Segment">
        <h2 className={style.cardHead}>Segment</h2>
        <p className={style.empty}>
          Drag in a lane, or hold a class’s key while the video plays. Click a segment to choose it.
        </p>
      </section>
    );
  }
  const isPoint = segment.softWindowFrames !== undefined;
  const { frames } = open.times;
  const at = `${track.id}/${String(segment.startFrame)}`;
  return (
    <section className={style.card} aria-label="Segment">
      <Head segment={segment} track={track} />
      <div className={style.cardBody}>
        <Facts segment={segment} open={open} />
        {readOnly === null && (
          <>
            <div className={style.edits} role="group" aria-label="Edits">
              <Edits isPoint={isPoint} />
              {isPoint && (
                <PointWindow
                  key={`${at}/${String(segment.softWindowFrames)}`}
                  {...{ point: segment, track: track.id, frames }}
                />
              )}
            </div>
            <Note key={`${at}/${segment.note ?? ''}`} segment={segment} track={track.id} />
          </>
        )}
      </div>
    </section>
  );
}

function Head({
  segment: { classId },
  track,
}: {
  readonly segment: Segment;
  readonly track: Track;
}) {
  const cls = track.classes.find(({ id }) => id === classId);
  const name = cls?.name ?? (classId === BACKGROUND ? 'Background' : classId);
  return (
    <h2 className={style.cardHead}>
      <span className={style.segmentName}>
        <span
          className={style.swatch}
          style={{ background: cls?.colour ?? 'var(--lane-background)' }}
          aria-hidden
        />
        {name}
      </span>
    </h2>
  );
}

interface FactsProps {
  readonly segment: Segment;
  readonly open: OpenClip;
}

function Facts({ segment, open: { times } }: FactsProps) {
  const { startFrame, endFrame, origin, modelId, softWindowFrames } = segment;
  const seconds = (times.boundaryUs(endFrame) - times.boundaryUs(startFrame)) / 1e6;
  const began = exactClock(times.boundaryUs(startFrame) - times.startUs);
  const isPoint = softWindowFrames !== undefined;
  return (
    <dl className={style.facts}>
      <dt>{isPoint ? 'Frame' : 'Frames'}</dt>
      <dd data-testid="segment-frames">
        {isPoint
          ? `${String(startFrame)} ± ${String(softWindowFrames)}`
          : `${String(startFrame)} to ${String(endFrame - 1)}`}
      </dd>
      <dt>{isPoint ? 'At' : 'From'}</dt>
      <dd>{isPoint ? began : `${began}, for ${seconds.toFixed(3)} s`}</dd>
      {origin !== 'hand' && (
        <>
          <dt>Origin</dt>
          <dd>{modelId === undefined ? origins[origin] : `${origins[origin]} ${modelId}`}</dd>
        </>
      )}
    </dl>
  );
}

/** The brackets are the ends of a segment, the arrows the way they go. */
const nudges: readonly {
  readonly id: string;
  readonly sign: string;
  readonly pointSign?: string;
}[] = [
  { id: 'label-start-back', sign: '[‹', pointSign: '‹' },
  { id: 'label-start-on', sign: '[›', pointSign: '›' },
  { id: 'label-end-back', sign: '‹]' },
  { id: 'label-end-on', sign: '›]' },
];

const edits: readonly {
  readonly id: string;
  readonly Icon: typeof IconScissors;
  readonly isForPoints: boolean;
}[] = [
  { id: 'label-split', Icon: IconScissors, isForPoints: false },
  { id: 'label-merge', Icon: IconArrowMerge, isForPoints: false },
  { id: 'label-loop', Icon: IconRepeat, isForPoints: false },
  { id: 'label-erase', Icon: IconTrash, isForPoints: true },
];

function Edits({ isPoint }: { readonly isPoint: boolean }) {
  return (
    <>
      {nudges.map(({ id, sign, pointSign }) =>
        isPoint && pointSign === undefined ? null : (
          <Tool key={id} id={id}>
            <span className={style.sign} aria-hidden>
              {isPoint ? pointSign : sign}
            </span>
          </Tool>
        ),
      )}
      {edits.map(({ id, Icon, isForPoints }) =>
        isPoint && !isForPoints ? null : (
          <Tool key={id} id={id}>
            <Icon size="1.1em" aria-hidden />
          </Tool>
        ),
      )}
    </>
  );
}

function Note({ segment, track }: { readonly segment: Segment; readonly track: string }) {
  const { labelling } = useApp();
  const kept = segment.note ?? '';
  const [text, setText] = useState(kept);
  const keep = () => {
    const note = text.trim();
    if (note !== kept) labelling.edit({ kind: 'note', track, frame: segment.startFrame, note });
  };
  return (
    <Textarea
      id={NOTE_FIELD_ID}
      label="Note"
      autosize
      size="xs"
      minRows={1}
      maxRows={5}
      maxLength={10_000}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
      }}
      onBlur={keep}
      onKeyDown={keepKeysIn}
    />
  );
}

/** Undo within the text is the text's own; Escape leaves it. */
function keepKeysIn(event: KeyboardEvent<HTMLTextAreaElement>): void {
  const { key, ctrlKey, metaKey, currentTarget } = event;
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'z') event.stopPropagation();
  if (key !== 'Escape') return;
  event.stopPropagation();
  currentTarget.blur();
}
