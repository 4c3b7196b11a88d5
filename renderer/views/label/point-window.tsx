/** How far off a prediction of a point event may lie, in frames to both sides; 0 wants the frame itself. */
import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { Segment } from '../../../contract/segment.ts';
import { useApp } from '../../window/app-context.tsx';
import style from './segment-card.module.css';

interface PointWindowProps {
  readonly point: Segment;
  readonly track: string;
  /** Of the clip. */
  readonly frames: number;
}

export function PointWindow({ point, track, frames }: PointWindowProps) {
  const { labelling } = useApp();
  const { startFrame: frame, classId, note, softWindowFrames } = point;
  const [given, setGiven] = useState<number | string>(softWindowFrames ?? 0);
  const keep = () => {
    const wanted = typeof given === 'number' ? given : softWindowFrames;
    if (wanted === undefined || wanted === softWindowFrames) {
      setGiven(softWindowFrames ?? 0);
      return;
    }
    const about = { classId, softWindowFrames: wanted, ...(note === undefined ? {} : { note }) };
    labelling.edit({ kind: 'add-point', track, frame, ...about });
  };
  return (
    <NumberInput
      className={style.window}
      size="xs"
      aria-label="Window: frames off that still count"
      leftSection="±"
      min={0}
      max={frames}
      clampBehavior="strict"
      allowDecimal={false}
      allowNegative={false}
      value={given}
      onChange={setGiven}
      onBlur={keep}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter' || key === 'Escape') currentTarget.blur();
      }}
    />
  );
}
