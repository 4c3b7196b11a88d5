/** Starts and stops of BORIS into stretches: the same behaviour of the same subject takes turns. */
import { FOREVER, type FileSpan } from '../label-file.ts';

export interface StateEvent {
  /** What must be equal for two events to belong together. */
  readonly key: string;
  readonly track: string | null;
  readonly label: string;
  readonly timeUs: number;
  /** null: the second of two takes the other's part. */
  readonly what: 'start' | 'stop' | 'point' | null;
  readonly note: string | null;
  readonly line: number;
}

export type TrackSpan = FileSpan & { readonly track: string | null };

export interface Paired {
  readonly spans: readonly TrackSpan[];
  /** Stops that nothing began, and starts that nothing ended; the latter go on to the end of the clip. */
  readonly unpaired: readonly Pick<StateEvent, 'line' | 'label'>[];
}

/** Events count in order of time, and as they stand where times are equal. */
export function pairStates(events: readonly StateEvent[]): Paired {
  const open = new Map<string, StateEvent>();
  const spans: TrackSpan[] = [];
  const unpaired: StateEvent[] = [];
  for (const event of events.toSorted((a, b) => a.timeUs - b.timeUs)) {
    const begun = open.get(event.key);
    if (event.what === 'point') spans.push(spanOf(event, event.timeUs));
    else if (begun === undefined && event.what !== 'stop') open.set(event.key, event);
    else if (begun === undefined || event.what === 'start') unpaired.push(event);
    else {
      spans.push(spanOf(begun, event.timeUs, event.note));
      open.delete(event.key);
    }
  }
  for (const begun of open.values()) spans.push(spanOf(begun, FOREVER));
  return { spans, unpaired: [...unpaired, ...open.values()] };
}

/** A state that stops when it starts is a point: a behaviour of states has no other way to say so. */
function spanOf(begun: StateEvent, endUs: number, stopNote: string | null = null): TrackSpan {
  const { track, label, timeUs, line } = begun;
  const notes = [begun.note, stopNote].filter((note) => note !== null && note !== '');
  const note = notes.length === 0 ? {} : { note: notes.join('\n') };
  return { track, label, startUs: timeUs, endUs, isPoint: endUs === timeUs, line, ...note };
}

/** A subject is a track of its own where there is one, and so is a category within it. */
export function borisTrack(subject: string, category: string): string | null {
  const named = [isNobody(subject) ? '' : subject, category].filter((part) => part !== '');
  return named.length === 0 ? null : named.join(' ');
}

function isNobody(subject: string): boolean {
  return ['', 'no focal subject'].includes(subject.trim().toLowerCase());
}

/** One sentence on what had no partner, or none. */
export function unpairedNotes(unpaired: Paired['unpaired'], file: string): readonly string[] {
  const [first] = unpaired;
  if (first === undefined) return [];
  const rest = unpaired.length === 1 ? '' : ` (and ${unpaired.length - 1} more)`;
  return [
    `${file}, line ${first.line}: "${first.label}" lacks its start or its stop${rest}; what starts without a stop goes on to the end of its clip.`,
  ];
}
