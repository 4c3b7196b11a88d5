/** The buttons under the picture: playing, speed, undo, zoom, and whether everything is on the disk. */
import { ActionIcon, NativeSelect, Tooltip } from '@mantine/core';
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
import type { ReactNode } from 'react';
import type { LabelState, OpenClip } from '../../labelling/label-state.ts';
import { speeds } from '../../player/play-clock.ts';
import { clock } from '../../strip/clock.ts';
import { useAction } from '../../window/actions/actions-context.tsx';
import { useApp } from '../../window/app-context.tsx';
import { useObserved } from '../../window/use-observed.ts';
import style from './transport.module.css';

interface ToolProps {
  readonly id: string;
  readonly children: ReactNode;
  readonly isOff?: boolean;
  readonly isOn?: boolean;
}

function Tool({ id, children, isOff = false, isOn }: ToolProps) {
  const found = useAction(id);
  if (found === null) return null;
  const { action, tip, shortcuts } = found;
  return (
    <Tooltip label={tip}>
      <ActionIcon
        size="md"
        aria-label={action.title}
        aria-keyshortcuts={shortcuts}
        aria-pressed={isOn}
        disabled={isOff}
        onClick={action.run}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

export function Transport() {
  const state = useObserved(useApp().labelling.state$);
  const { open } = state;
  return (
    <div className={style.tools} role="toolbar" aria-label="Playing and editing">
      {open !== null && <PlayTools open={open} />}
      <span className={style.grow} />
      {open !== null && <Where open={open} />}
      <span className={style.grow} />
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
    </div>
  );
}

function PlayTools({ open: { player } }: { readonly open: OpenClip }) {
  const { direction, speed, loop } = useObserved(player.state$);
  const isStill = direction === 'still';
  return (
    <>
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
    </>
  );
}

function Where({ open }: { readonly open: OpenClip }) {
  const frame = useObserved(open.player.frame$);
  const { times } = open;
  const timeUs = times.boundaryUs(frame) - times.startUs;
  const hundredths = String(Math.floor(timeUs / 1e4) % 100).padStart(2, '0');
  return (
    <span className={style.where} data-testid="where" data-frame={frame}>
      {`${clock(timeUs)}.${hundredths} · frame ${String(frame)} of ${String(times.frames)}`}
    </span>
  );
}

function Saved({ state: { open, unsaved, readOnly } }: { readonly state: LabelState }) {
  if (open === null) return null;
  const words = readOnly !== null ? 'Only looked at' : unsaved > 0 ? 'Saving' : 'Saved';
  return (
    <span className={style.soft} role="status" data-testid="saved">
      {words}
    </span>
  );
}
