/** The events and resets of a session as lists that change their identity with their content. */
import type { SessionLogLine } from '../../contract/session-log.ts';
import type { HistoryEvent, HistoryReset } from './history.ts';

type EventLine = Extract<SessionLogLine, { kind: 'event' }>;

export interface PastEvents {
  readonly events: () => readonly HistoryEvent[];
  readonly resets: () => readonly HistoryReset[];
  readonly addEvent: (line: EventLine) => void;
  readonly addReset: (reset: HistoryReset) => void;
  /** Whatever still lasts ends here: nothing more will be heard. */
  readonly endAll: (atUs: number) => void;
}

/** Older ones are let go. */
const KEPT = 4000;

export function createPastEvents(): PastEvents {
  let events: readonly HistoryEvent[] = [];
  let resets: readonly HistoryReset[] = [];
  let lastNumber = 0;
  return {
    events: () => events,
    resets: () => resets,
    addEvent({ what, track, label, timestampUs }) {
      if (what === 'began') {
        const begun = { number: ++lastNumber, track, label, startUs: timestampUs, endUs: null };
        events = [...events, begun].slice(-KEPT);
      } else {
        const isIt = (event: HistoryEvent) =>
          event.endUs === null && event.track === track && event.label === label;
        events = events.map((event) => (isIt(event) ? { ...event, endUs: timestampUs } : event));
      }
    },
    addReset({ timestampUs, cause }) {
      resets = [...resets, { timestampUs, cause }].slice(-KEPT);
    },
    endAll(atUs) {
      if (events.every(({ endUs }) => endUs !== null)) return;
      events = events.map((event) =>
        event.endUs === null ? { ...event, endUs: Math.max(atUs, event.startUs) } : event,
      );
    },
  };
}
