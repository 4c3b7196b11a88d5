/** The lanes: their heads at the left as buttons, and the timeline on its canvas. */
import { UnstyledButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { LabelState, OpenClip } from '../../labelling/label-state.ts';
import { layOutLanes, timelineHeight } from '../../timeline/lanes.ts';
import { listenToPointer } from '../../timeline/timeline-pointer.ts';
import type { Timeline } from '../../timeline/timeline.ts';
import { useAction } from '../../window/actions/actions-context.tsx';
import { useApp } from '../../window/app-context.tsx';
import { keyWords } from '../../window/key-words.ts';
import { useObserved } from '../../window/use-observed.ts';
import { counted } from '../counted.ts';
import style from './timeline-panel.module.css';

export function TimelinePanel({ timeline }: { readonly timeline: Timeline }) {
  const { labelling } = useApp();
  const state = useObserved(labelling.state$);
  const options = { hasPictures: true, hasDifferences: state.differences !== null };
  const lanes = layOutLanes(state.tracks, options);
  return (
    <section className={style.lanes} aria-label="Timeline">
      <div
        className={style.laneHeads}
        style={{ height: timelineHeight(state.tracks.length, options) }}
        role="group"
        aria-label="Lanes"
      >
        {lanes.map(({ track, top, height }) => (
          <UnstyledButton
            key={track.id}
            className={style.laneHead}
            style={{ top, height }}
            aria-pressed={track.id === state.track}
            onClick={() => {
              labelling.chooseTrack(track.id);
            }}
          >
            {track.name}
          </UnstyledButton>
        ))}
      </div>
      {state.open === null ? (
        <p className={style.lanesEmpty}>The lanes of the clip will be here.</p>
      ) : (
        <Lanes timeline={timeline} state={state} open={state.open} />
      )}
    </section>
  );
}

interface LanesProps {
  readonly timeline: Timeline;
  readonly state: LabelState;
  readonly open: OpenClip;
}

function Lanes({ timeline, state, open: { clip, times, player } }: LanesProps) {
  const { labelling, frames } = useApp();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { loop } = useObserved(player.state$);
  const { tracks, segments, brushes, readOnly, selected, differences, held } = state;
  const keysHint = useKeysHint();
  useEffect(() => {
    timeline.show({
      ...{ times, tracks, segments, brushes, selected, loop, differences },
      isReadOnly: readOnly !== null,
      hasPictures: true,
    });
  }, [timeline, times, tracks, segments, brushes, readOnly, selected, loop, differences]);
  useEffect(() => {
    timeline.setHeld(Object.values(held));
  }, [timeline, held]);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const stops = [
      listenToPointer(element, timeline),
      frames.add(() => {
        timeline.draw(element);
      }),
    ];
    const shown = player.frame$.subscribe((frame) => {
      timeline.setPlayhead(frame, true);
    });
    const pictures = labelling.pictures$.subscribe(timeline.touch);
    return () => {
      for (const stop of stops) stop();
      shown.unsubscribe();
      pictures.unsubscribe();
    };
  }, [timeline, frames, player, labelling]);
  const options = { hasPictures: true, hasDifferences: differences !== null };
  return (
    <canvas
      ref={canvas}
      className={style.lanesCanvas}
      style={{ height: timelineHeight(tracks.length, options) }}
      tabIndex={0}
      role="img"
      aria-label={`Timeline of ${clip.name}: ${String(times.frames)} frames, ${inWords(state)}. ${keysHint}`}
    />
  );
}

function useKeysHint(): string {
  const key = useAction('keys')?.action.key;
  const how = key === undefined ? 'the command palette lists' : `press ${keyWords(key)} to see`;
  return `Every gesture here has a key: ${how} them.`;
}

function inWords({ tracks, segments }: LabelState): string {
  return tracks
    .map(({ id, name }) => `${counted(segments[id]?.length ?? 0, 'segment')} in ${name}`)
    .join(', ');
}
