/** Opens one clip at a time: whoever asks last gets theirs. */
import type { BehaviorSubject } from 'rxjs';
import { toFault } from '../../contract/fault.ts';
import { lanesOf } from './choosing.ts';
import { openSession, type Session, type SessionParts } from './label-session.ts';
import { nothingOpen, type LabelState } from './label-state.ts';

export interface Opening {
  readonly openClip: (clip: string, takeOver?: boolean) => Promise<void>;
  readonly closeClip: () => Promise<void>;
}

interface OpeningOptions {
  readonly parts: SessionParts;
  readonly state$: BehaviorSubject<LabelState>;
  readonly change: (changes: Partial<LabelState>) => void;
  readonly onOpen: (session: Session | null) => void;
  readonly onChange: () => void;
  readonly onSmall: (frame: number, picture: ImageBitmap) => void;
  readonly onClose: () => void;
}

export function createOpening(options: OpeningOptions): Opening {
  const { parts, state$, change, onOpen, onChange, onSmall, onClose } = options;
  let current: Session | null = null;
  let turn = 0;
  const closeClip = async () => {
    turn++;
    const closing = current;
    current = null;
    onClose();
    const { tracks, track, brushes, labeller } = state$.value;
    state$.next({ ...nothingOpen, tracks, track, brushes, labeller });
    await closing?.close();
    onOpen(null);
  };
  return {
    closeClip,
    async openClip(clip, takeOver = false) {
      await closeClip();
      const mine = ++turn;
      change({ phase: 'opening', fault: null });
      try {
        const { labeller } = state$.value;
        const opened = await openSession(parts, { clip, labeller, takeOver, onChange, onSmall });
        if (mine !== turn) {
          await opened.close();
          return;
        }
        current = opened;
        onOpen(opened);
        const { open, queue, tracks, readOnly } = opened;
        const lanes = lanesOf(tracks, state$.value);
        change({ phase: 'open', open, ...queue.state(), readOnly, ...lanes });
      } catch (error) {
        if (mine !== turn) return;
        const { reason, message } = toFault(error);
        change({ phase: 'failed', fault: { reason, message } });
      }
    },
  };
}
