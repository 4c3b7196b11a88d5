/** What began and ended, newest first; a click shows the moment on the strip. */
import { UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { clock } from '../../strip/clock.ts';
import type { StripHandle } from '../../strip/strip-handle.ts';
import type { HistoryEvent } from '../../watching/history.ts';
import { useApp, useWatchState } from '../../window/app-context.tsx';
import { looksOf, type LookOf } from './class-look.ts';
import { useHistoryEvents } from './use-history.ts';
import style from './event-list.module.css';

/** A list one can take in; what is older is in the session's log. */
const SHOWN = 200;

export function EventList({ strip }: { readonly strip: StripHandle }) {
  const events = useHistoryEvents();
  const { model } = useWatchState();
  const look = useMemo(() => looksOf(model), [model]);
  const newest = useMemo(() => events.slice(-SHOWN).reverse(), [events]);
  return (
    <section className={style.card} aria-label="Events">
      <h2 className={style.cardHead}>Events</h2>
      {newest.length === 0 ? (
        <p className={style.empty}>What begins and ends will be listed here.</p>
      ) : (
        <ul className={style.events}>
          {newest.map((event) => (
            <EventRow key={event.number} event={event} look={look} strip={strip} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface EventRowProps {
  readonly event: HistoryEvent;
  readonly look: LookOf;
  readonly strip: StripHandle;
}

function EventRow({ event, look, strip }: EventRowProps) {
  const { history } = useApp().watching;
  const { track, label, startUs, endUs } = event;
  const began = clock(startUs - history.originUs());
  const { name, colour } = look(track, label);
  const lasted = endUs === null ? 'now' : `${((endUs - startUs) / 1e6).toFixed(1)} s`;
  return (
    <li>
      <UnstyledButton
        className={style.event}
        onClick={() => {
          strip.scrollTo(startUs);
        }}
      >
        <span className={style.eventSwatch} style={{ background: colour }} aria-hidden />
        <span className={style.eventName}>{name}</span>
        <span className={style.eventTimes}>
          {began} · {lasted}
        </span>
      </UnstyledButton>
    </li>
  );
}
