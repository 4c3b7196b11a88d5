/** The chosen segment: what it says, where it lies, its note, and the edits by button. */
import { Button, Textarea, Tooltip } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import type { Segment } from '../../../contract/segment.ts';
import { BACKGROUND, type Track } from '../../../contract/track.ts';
import { segmentAt } from '../../labelling/jumps.ts';
import type { OpenClip } from '../../labelling/label-state.ts';
import { clock } from '../../strip/clock.ts';
import { useAction } from '../../window/actions/actions-context.tsx';
import { NOTE_FIELD_ID } from '../../window/actions/label-edit-rows.ts';
import { useApp } from '../../window/app-context.tsx';
import { useObserved } from '../../window/use-observed.ts';
import style from './segment-card.module.css';

const origins: Readonly<Record<Segment['origin'], string>> = {
  hand: 'by hand',
  accepted: 'accepted from a model',
  imported: 'imported',
};

export function SegmentCard() {
  const { labelling } = useApp();
  const { open, selected, segments, tracks, readOnly } = useObserved(labelling.state$);
  const track = tracks.find(({ id }) => id === selected?.track);
  const segment =
    selected === null ? null : segmentAt(segments[selected.track] ?? [], selected.frame);
  return (
    <section className={style.card} aria-label="Segment">
      <h2 className={style.cardHead}>Segment</h2>
      {segment === null || open === null || track === undefined ? (
        <p className={style.empty}>
          Drag in a lane, or hold a class’s key while the video plays. Click a segment to choose it.
        </p>
      ) : (
        <div className={style.cardBody}>
          <Facts segment={segment} track={track} open={open} />
          {readOnly === null && (
            <>
              <Edits isPoint={segment.softWindowFrames !== undefined} />
              <Note
                key={`${track.id}/${segment.startFrame}/${segment.note ?? ''}`}
                segment={segment}
                track={track.id}
              />
            </>
          )}
        </div>
      )}
    </section>
  );
}

interface FactsProps {
  readonly segment: Segment;
  readonly track: Track;
  readonly open: OpenClip;
}

function Facts({ segment, track, open: { times } }: FactsProps) {
  const { classId, startFrame, endFrame, origin, modelId, softWindowFrames } = segment;
  const cls = track.classes.find(({ id }) => id === classId);
  const name = cls?.name ?? (classId === BACKGROUND ? 'Background' : classId);
  const seconds = (times.boundaryUs(endFrame) - times.boundaryUs(startFrame)) / 1e6;
  const began = clock(times.boundaryUs(startFrame) - times.startUs);
  return (
    <>
      <p className={style.segmentName}>
        <span
          className={style.swatch}
          style={{ background: cls?.colour ?? 'var(--lane-background)' }}
          aria-hidden
        />
        {name}
      </p>
      <dl className={style.facts}>
        <dt>{softWindowFrames === undefined ? 'Frames' : 'Frame'}</dt>
        <dd data-testid="segment-frames">
          {softWindowFrames === undefined
            ? `${String(startFrame)} to ${String(endFrame - 1)}`
            : `${String(startFrame)} ± ${String(softWindowFrames)}`}
        </dd>
        <dt>From</dt>
        <dd>{softWindowFrames === undefined ? `${began}, for ${seconds.toFixed(2)} s` : began}</dd>
        <dt>Origin</dt>
        <dd>{modelId === undefined ? origins[origin] : `${origins[origin]} ${modelId}`}</dd>
      </dl>
    </>
  );
}

const edits: readonly {
  readonly id: string;
  readonly label: string;
  readonly forPoints: boolean;
}[] = [
  { id: 'label-start-back', label: 'Start −1', forPoints: false },
  { id: 'label-start-on', label: 'Start +1', forPoints: false },
  { id: 'label-end-back', label: 'End −1', forPoints: false },
  { id: 'label-end-on', label: 'End +1', forPoints: false },
  { id: 'label-split', label: 'Split', forPoints: false },
  { id: 'label-merge', label: 'Merge', forPoints: false },
  { id: 'label-loop', label: 'Loop', forPoints: false },
  { id: 'label-erase', label: 'Take away', forPoints: true },
];

function Edits({ isPoint }: { readonly isPoint: boolean }) {
  return (
    <div className={style.edits} role="group" aria-label="Edits">
      {edits.map(({ id, label, forPoints }) =>
        isPoint && !forPoints ? null : <EditButton key={id} id={id} label={label} />,
      )}
    </div>
  );
}

function EditButton({ id, label }: { readonly id: string; readonly label: string }) {
  const found = useAction(id);
  if (found === null) return null;
  return (
    <Tooltip label={found.tip}>
      <Button size="compact-sm" aria-keyshortcuts={found.shortcuts} onClick={found.action.run}>
        {label}
      </Button>
    </Tooltip>
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
      minRows={2}
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
