/** The strip under the picture: scrolled by wheel, drag or keys, read under the pointer. */
import { Button, SegmentedControl } from '@mantine/core';
import { IconPlayerSkipForward } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { Settings } from '../../../contract/window/settings.ts';
import { clock } from '../../strip/clock.ts';
import { idealHeight } from '../../strip/strip-layout.ts';
import type { Strip } from '../../strip/strip.ts';
import { useApp, useAppState, useWatchState } from '../../window/app-context.tsx';
import { useObserved } from '../../window/use-observed.ts';
import { looksOf, stripTracks, type LookOf } from './class-look.ts';
import { useHistoryTracks } from './use-history.ts';
import style from './strip-panel.module.css';

const GUTTER = 116;
const AXIS = 22;
const HEIGHT = { least: 96, most: 260 } as const;
const spans: readonly { readonly value: `${Settings['stripS']}`; readonly label: string }[] = [
  { value: '30', label: '30 s' },
  { value: '60', label: '1 min' },
  { value: '120', label: '2 min' },
  { value: '300', label: '5 min' },
];

export function StripPanel({ strip }: { readonly strip: Strip }) {
  const { frames } = useApp();
  const { settings } = useAppState();
  const { model } = useWatchState();
  const tracks = useHistoryTracks();
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = useMemo(() => stripTracks(tracks, model), [tracks, model]);
  useEffect(() => {
    strip.configure({ tracks: shown, spanS: settings.stripS, gutter: GUTTER, axis: AXIS });
    return frames.add(() => {
      if (canvas.current !== null) strip.draw(canvas.current);
    });
  }, [strip, frames, shown, settings.stripS]);
  // Kept over the health figures' renewal, so that a drag is not cut off by it.
  const grips = useMemo(() => handlers(strip, settings.stripS), [strip, settings.stripS]);
  const wanted = idealHeight(shown, AXIS);
  const height = Math.max(HEIGHT.least, Math.min(HEIGHT.most, wanted));
  return (
    <section className={style.strip} aria-label="Probability strip">
      <StripHead strip={strip} />
      <canvas
        ref={canvas}
        className={style.stripCanvas}
        style={{ height }}
        tabIndex={0}
        role="img"
        aria-label="Probability of each class over time. Arrow keys scroll back and forward, End returns to now."
        {...grips}
      />
    </section>
  );
}

function handlers(strip: Strip, spanS: number) {
  let draggedFrom: number | null = null;
  const secondsPerPixel = (canvas: HTMLCanvasElement) => spanS / (canvas.clientWidth - GUTTER);
  return {
    onWheel: ({ deltaX, deltaY, currentTarget }: React.WheelEvent<HTMLCanvasElement>) => {
      const pixels = Math.abs(deltaX) > Math.abs(deltaY) ? deltaX : deltaY;
      strip.scrollBy(pixels * secondsPerPixel(currentTarget));
    },
    onPointerDown: ({ clientX, pointerId, currentTarget }: PointerEvent<HTMLCanvasElement>) => {
      currentTarget.setPointerCapture(pointerId);
      draggedFrom = clientX;
    },
    onPointerMove: ({ clientX, currentTarget }: PointerEvent<HTMLCanvasElement>) => {
      strip.point(clientX - currentTarget.getBoundingClientRect().left);
      if (draggedFrom === null) return;
      strip.scrollBy((draggedFrom - clientX) * secondsPerPixel(currentTarget));
      draggedFrom = clientX;
    },
    onPointerUp: () => {
      draggedFrom = null;
    },
    onPointerLeave: () => {
      draggedFrom = null;
      strip.point(null);
    },
    onKeyDown: (event: KeyboardEvent<HTMLCanvasElement>) => {
      if (event.key === 'Home') strip.scrollBy(-Infinity);
    },
  };
}

function StripHead({ strip }: { readonly strip: Strip }) {
  const app = useApp();
  const { settings } = useAppState();
  const { isFollowing, pointedUs } = useObserved(strip.view$);
  return (
    <div className={style.stripHead}>
      <span className={style.reading} aria-live="off">
        {pointedUs === null ? 'How sure, over time' : <Reading timestampUs={pointedUs} />}
      </span>
      <span style={{ display: 'flex', gap: 'var(--space-2)' }}>
        {!isFollowing && (
          <Button
            size="compact-sm"
            variant="filled"
            leftSection={<IconPlayerSkipForward size="1em" aria-hidden />}
            onClick={strip.follow}
          >
            Now
          </Button>
        )}
        <SegmentedControl
          size="xs"
          aria-label="How much of the past the strip shows"
          data={[...spans]}
          value={String(settings.stripS)}
          onChange={(value) => {
            const stripS = ([30, 60, 120, 300] as const).find((one) => String(one) === value);
            if (stripS !== undefined) void app.changeSettings({ stripS });
          }}
        />
      </span>
    </div>
  );
}

function Reading({ timestampUs }: { readonly timestampUs: number }) {
  const { history } = useApp().watching;
  const { model } = useWatchState();
  const look: LookOf = looksOf(model);
  const tick = history.tickAt(timestampUs);
  const isKnown = tick >= history.first() && tick < history.end();
  const words = isKnown
    ? history.tracks().map(({ id, classes }, track) => {
        const best = classes
          .map((cls, c) => ({ cls, p: history.probability(track, tick, c) }))
          .sort((a, b) => b.p - a.p)
          .slice(0, 2);
        return best.map(({ cls, p }) => `${look(id, cls).name} ${(100 * p).toFixed(0)} %`);
      })
    : [];
  return `${clock(timestampUs - history.originUs())}  ${words.flat().join(', ')}`;
}
