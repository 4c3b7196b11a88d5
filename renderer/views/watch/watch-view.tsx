/** Watch: the picture with its label, the strip, events and health. */
import { VisuallyHidden } from '@mantine/core';
import type { Strip } from '../../strip/strip.ts';
import { useAppState, useWatchState } from '../../window/app-context.tsx';
import { FULL_SCREEN_ID } from '../../window/full-screen.ts';
import { Badge, Cover } from './cover.tsx';
import { EventList } from './event-list.tsx';
import { HealthCard } from './health-card.tsx';
import { Overlay } from './overlay.tsx';
import { Picture } from './picture.tsx';
import { StripPanel } from './strip-panel.tsx';
import { Tools } from './tools.tsx';
import style from './watch-view.module.css';

export function WatchView({ strip }: { readonly strip: Strip }) {
  const { phase } = useWatchState();
  const { settings } = useAppState();
  const says = phase === 'live' || phase === 'waiting';
  return (
    <div className={style.watch} id={FULL_SCREEN_ID} data-phase={phase}>
      <VisuallyHidden component="h1">Watch</VisuallyHidden>
      <section className={style.stage} aria-label="Picture">
        <Picture />
        {says && <Overlay size={settings.overlay} />}
        <Cover />
        <Badge />
      </section>
      <Tools />
      <StripPanel strip={strip} />
      <aside className={style.side} aria-label="Events and health">
        <EventList strip={strip} />
        <HealthCard />
      </aside>
    </div>
  );
}
