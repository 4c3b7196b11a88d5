/** The picture of the open clip with the labels of its frame, or what stands in its place. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconTimeline } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { BACKGROUND } from '../../../contract/track.ts';
import { segmentAt } from '../../labelling/jumps.ts';
import type { LabelState, OpenClip } from '../../labelling/label-state.ts';
import { useApp } from '../../window/app-context.tsx';
import { useObserved } from '../../window/use-observed.ts';
import { Busy } from '../busy.tsx';
import style from './stage.module.css';

export function Stage() {
  const { labelling } = useApp();
  const { phase, open, fault } = useObserved(labelling.state$);
  return (
    <section className={style.stage} aria-label="Picture">
      {open !== null && <Picture open={open} />}
      {phase === 'opening' && (
        <div className={style.cover}>
          <Busy words="Opening the clip" />
        </div>
      )}
      {phase === 'none' && (
        <div className={style.cover}>
          <IconTimeline className={style.coverIcon} aria-hidden />
          <h2 className={style.coverTitle}>Choose a clip at the left</h2>
          <p>Its labels are kept with every edit; there is nothing to save.</p>
        </div>
      )}
      {fault !== null && <Failed message={fault.message} />}
    </section>
  );
}

function Failed({ message }: { readonly message: string }) {
  return (
    <div className={style.cover} role="alert">
      <IconAlertTriangle className={style.coverIcon} aria-hidden />
      <p>{message}</p>
    </div>
  );
}

function Picture({ open }: { readonly open: OpenClip }) {
  const { frames } = useApp();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { player, clip } = open;
  const { phase, fault } = useObserved(player.state$);
  useEffect(() => {
    player.showOn(canvas.current);
    const stop = frames.add(player.tick);
    return () => {
      stop();
      player.play('still');
      player.showOn(null);
    };
  }, [player, frames]);
  return (
    <>
      <canvas
        ref={canvas}
        className={style.picture}
        role="img"
        aria-label={`Video of ${clip.name}`}
      />
      {phase === 'opening' && (
        <div className={style.cover}>
          <Busy words="Decoding" />
        </div>
      )}
      {phase === 'failed' && fault !== null ? (
        <div className={style.cover} role="alert">
          <IconAlertTriangle className={style.coverIcon} aria-hidden />
          <p>{fault.message}</p>
          <Button
            onClick={() => {
              player.seek(0);
            }}
          >
            Back to the first frame
          </Button>
        </div>
      ) : (
        <Says open={open} />
      )}
    </>
  );
}

/** What the frame on screen is labelled, track by track. */
function Says({ open }: { readonly open: OpenClip }) {
  const state = useObserved(useApp().labelling.state$);
  const frame = useObserved(open.player.frame$);
  return (
    <ul className={style.says} aria-label="Labels of this frame">
      {state.tracks.map((track) => {
        const { name, colour } = lookAt(state, track.id, frame);
        return (
          <li key={track.id}>
            <span className={style.swatch} style={{ background: colour }} aria-hidden />
            {state.tracks.length > 1 ? `${track.name}: ${name}` : name}
          </li>
        );
      })}
    </ul>
  );
}

function lookAt({ tracks, segments, held }: LabelState, id: string, frame: number) {
  const painted = Object.values(held).find(({ track }) => track === id);
  const classId =
    painted === undefined ? segmentAt(segments[id] ?? [], frame)?.classId : painted.classId;
  if (classId === undefined || classId === null)
    return { name: 'Unlabelled', colour: 'transparent' };
  if (classId === BACKGROUND) return { name: 'Background', colour: 'var(--lane-background)' };
  const cls = tracks.find((track) => track.id === id)?.classes.find((one) => one.id === classId);
  return { name: cls?.name ?? classId, colour: cls?.colour ?? 'var(--lane-background)' };
}
