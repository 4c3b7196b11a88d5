/** The buttons under the picture: playing, speed, undo, zoom, and whether everything is on the disk. */
import { NativeSelect } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowsHorizontal,
  IconChevronLeft,
  IconChevronRight,
  IconFileExport,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconRepeat,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import type { LabelState, OpenClip } from '../../labelling/label-state.ts';
import { speeds } from '../../player/play-clock.ts';
import { exactClock } from '../../strip/clock.ts';
import { useApp } from '../../window/app-context.tsx';
import { useObserved } from '../../window/use-observed.ts';
import { Tool } from './tool.tsx';
import style from './transport.module.css';

export function Transport() {
  const state = useObserved(useApp().labelling.state$);
  const { open } = state;
  return (
    <div className={style.tools} role="toolbar" aria-label="Playing and editing">
      {open !== null && <PlayTools open={open} />}
      {open !== null && <Where open={open} />}
      <span className={style.group}>
        <Saved state={state} />
        <Tool id="label-undo" isOff={state.undo === null || state.readOnly !== null}>
          <IconArrowBackUp size="1.2em" aria-hidden />
        </Tool>
        <Tool id="label-redo" isOff={state.redo === null || state.readOnly !== null}>
          <IconArrowForwardUp size="1.2em" aria-hidden />
        </Tool>
        <Tool id="label-zoom-out" isOff={open === null}>
          <IconZoomOut size="1.2em" aria-hidden />
        </Tool>
        <Tool id="label-zoom-in" isOff={open === null}>
          <IconZoomIn size="1.2em" aria-hidden />
        </Tool>
        <Tool id="label-zoom-all" isOff={open === null}>
          <IconArrowsHorizontal size="1.2em" aria-hidden />
        </Tool>
        <Tool id="export" isOff={open === null}>
          <IconFileExport size="1.2em" aria-hidden />
        </Tool>
      </span>
    </div>
  );
}

function PlayTools({ open: { player } }: { readonly open: OpenClip }) {
  const { direction, speed, loop } = useObserved(player.state$);
  const isStill = direction === 'still';
  return (
    <span className={style.group}>
      <Tool id="label-step-back">
        <IconChevronLeft size="1.2em" aria-hidden />
      </Tool>
      <Tool id="label-backward" isOn={direction === 'backward'}>
        <IconPlayerPlayFilled size="1.1em" aria-hidden style={{ transform: 'scaleX(-1)' }} />
      </Tool>
      <Tool id="label-play" isOn={!isStill}>
        {isStill ? (
          <IconPlayerPlayFilled size="1.1em" aria-hidden />
        ) : (
          <IconPlayerPauseFilled size="1.1em" aria-hidden />
        )}
      </Tool>
      <Tool id="label-step">
        <IconChevronRight size="1.2em" aria-hidden />
      </Tool>
      <Tool id="label-loop" isOn={loop !== null}>
        <IconRepeat size="1.2em" aria-hidden />
      </Tool>
      <NativeSelect
        size="xs"
        aria-label="Speed"
        value={String(speed)}
        data={speeds.map((one) => ({ value: String(one), label: `${String(one)}×` }))}
        onChange={({ currentTarget }) => {
          player.setSpeed(Number(currentTarget.value));
          currentTarget.blur();
        }}
      />
    </span>
  );
}

function Where({ open }: { readonly open: OpenClip }) {
  const frame = useObserved(open.player.frame$);
  const { times } = open;
  const timeUs = times.boundaryUs(frame) - times.startUs;
  return (
    <span className={style.where} data-testid="where" data-frame={frame}>
      {`${exactClock(timeUs)} · frame ${String(frame)} of ${String(times.frames)}`}
    </span>
  );
}

function Saved({ state }: { readonly state: LabelState }) {
  if (state.open === null) return null;
  const words = savedWords(state);
  return (
    <span className={style.soft} role="status" data-testid="saved">
      {words}
    </span>
  );
}

function savedWords({ unsaved, readOnly, gone }: LabelState): string {
  if (readOnly !== null) return 'Read only';
  if (gone !== null) return unsaved > 0 ? `${String(unsaved)} unsaved` : 'Folder gone';
  return unsaved > 0 ? 'Saving' : 'Saved';
}
