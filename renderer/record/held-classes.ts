/** Which classes are held now and were held when: what a recording is labelled with while it is made. */
import type { Paint } from '../../contract/recording.ts';
import type { ClassRef, PaintedSpan } from './record-state.ts';

export interface HeldClasses {
  /** @param atUs the recording's time; null while there is no recording, and then it begins with the next. */
  readonly hold: (ref: ClassRef, atUs: number | null) => void;
  readonly release: (ref: ClassRef, atUs: number | null) => void;
  /** A recording has its first frame: what is held then is painted from there on. */
  readonly begin: () => void;
  readonly held: () => readonly ClassRef[];
  readonly spans: () => readonly PaintedSpan[];
}

const isSame = (a: ClassRef) => (b: ClassRef) => a.track === b.track && a.classId === b.classId;

/** @param paint is told of everything that belongs to the recording. */
export function createHeldClasses(paint: (paint: Paint) => void): HeldClasses {
  let held: readonly ClassRef[] = [];
  let spans: readonly PaintedSpan[] = [];
  const begin = ({ track, classId }: ClassRef, timestampUs: number) => {
    spans = [...spans, { track, classId, fromUs: timestampUs, toUs: null }];
    paint({ what: 'begin', track, classId, timestampUs });
  };
  return {
    hold(ref, atUs) {
      if (held.some(isSame(ref))) return;
      held = [...held, { track: ref.track, classId: ref.classId }];
      if (atUs !== null) begin(ref, atUs);
    },
    release(ref, atUs) {
      if (!held.some(isSame(ref))) return;
      held = held.filter((one) => !isSame(ref)(one));
      if (atUs === null) return;
      const { track, classId } = ref;
      spans = spans.map((span) =>
        span.toUs === null && isSame(ref)(span) ? { ...span, toUs: atUs } : span,
      );
      paint({ what: 'end', track, classId, timestampUs: atUs });
    },
    begin() {
      spans = [];
      for (const ref of held) begin(ref, 0);
    },
    held: () => held,
    spans: () => spans,
  };
}
