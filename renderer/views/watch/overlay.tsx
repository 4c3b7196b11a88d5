/** The steady label on the picture, to be read from three metres; drawn outside React. */
import { useEffect, useMemo, useRef } from 'react';
import type { Settings } from '../../../contract/window/settings.ts';
import type { History } from '../../watching/history.ts';
import { useApp, useWatchState } from '../../window/app-context.tsx';
import { looksOf, trackName, type LookOf } from './class-look.ts';
import { useHistoryTracks } from './use-history.ts';
import style from './overlay.module.css';

interface Parts {
  readonly label: HTMLElement;
  readonly share: HTMLElement;
  readonly swatch: HTMLElement;
  readonly meter: HTMLElement;
}

/** Writes the newest tick's label of one track, and only what has changed. */
function createSayer(history: History, track: number, { label, share, swatch, meter }: Parts) {
  let shown = '';
  return (look: LookOf) => {
    const tick = history.end() - 1;
    const { id, classes } = history.tracks()[track] ?? { id: '', classes: [] };
    const cls = tick < history.first() ? undefined : classes[history.label(track, tick)];
    const probability = cls === undefined ? 0 : history.labelProbability(track, tick);
    const percent = `${String(Math.round(100 * probability))} %`;
    const wanted = `${id} ${cls ?? ''} ${percent}`;
    if (wanted === shown) return;
    shown = wanted;
    const { name, colour } =
      cls === undefined ? { name: '…', colour: 'transparent' } : look(id, cls);
    label.textContent = name;
    share.textContent = cls === undefined ? '' : percent;
    swatch.style.background = colour;
    meter.style.transform = `scaleX(${probability.toFixed(3)})`;
  };
}

function Said({ track, name }: { readonly track: number; readonly name: string | null }) {
  const { frames, watching } = useApp();
  const { model } = useWatchState();
  const look = useMemo(() => looksOf(model), [model]);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const part = (key: string) => root.current?.querySelector<HTMLElement>(`[data-part='${key}']`);
    const [label, share, swatch, meter] = ['label', 'share', 'swatch', 'meter'].map(part);
    if (!label || !share || !swatch || !meter) return undefined;
    const say = createSayer(watching.history, track, { label, share, swatch, meter });
    return frames.add(() => {
      say(look);
    });
  }, [frames, watching, track, look]);
  return (
    <div className={style.said} ref={root}>
      <span className={style.swatch} data-part="swatch" aria-hidden />
      <span className={style.label} data-part="label" data-testid="label" />
      <span className={style.share} data-part="share" />
      {name !== null && <span className={style.track}>{name}</span>}
      <span className={style.meter} aria-hidden>
        <span className={style.meterFill} data-part="meter" style={{ display: 'block' }} />
      </span>
    </div>
  );
}

export function Overlay({ size }: { readonly size: Settings['overlay'] }) {
  const { model } = useWatchState();
  const tracks = useHistoryTracks();
  if (size === 'hidden') return null;
  return (
    <div className={style.overlay} data-size={size}>
      {tracks.map(({ id }, track) => (
        <Said key={id} track={track} name={tracks.length === 1 ? null : trackName(model, id)} />
      ))}
    </div>
  );
}
