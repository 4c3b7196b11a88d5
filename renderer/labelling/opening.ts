/** Opens one clip at a time: whoever asks last gets theirs. */
import type { BehaviorSubject } from 'rxjs';
import { toFault } from '../../contract/fault.ts';
import { lanesOf } from './choosing.ts';
import type { Labeller } from './labeller.ts';
import { openSession, type Session, type SessionParts } from './label-session.ts';
import { nothingOpen, type LabelState } from './label-state.ts';

export interface Opening {
  readonly openClip: (clip: string, takeOver?: boolean) => Promise<void>;
  readonly closeClip: () => Promise<void>;
  /** The open clip, and those after it, are labelled by somebody else. */
  readonly chooseLabeller: (labeller: Labeller) => Promise<void>;
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
  const inTurn = oneAfterTheOther();
  const closeClip = async () => {
    turn++;
    const closing = current;
    current = null;
    onClose();
    state$.next({ ...nothingOpen, ...keptOf(state$.value) });
    await closing?.close();
    onOpen(null);
  };
  const openClip = (clip: string, takeOver = false) => {
    const mine = ++turn;
    return inTurn(() => (mine === turn ? open(clip, takeOver) : Promise.resolve()));
  };
  const open = async (clip: string, takeOver: boolean) => {
    await closeClip();
    const mine = ++turn;
    change({ phase: 'opening', fault: null });
    try {
      const onGone = (gone: string | null) => {
        if (mine === turn) change({ gone });
      };
      const { labeller } = state$.value;
      const rest = { takeOver, onChange, onGone, onSmall };
      const opened = await openSession(parts, { clip, labeller, ...rest });
      if (mine !== turn) {
        await opened.close();
        return;
      }
      current = opened;
      onOpen(opened);
      change(asOpen(opened, state$.value));
    } catch (error) {
      if (mine === turn) change(asFailed(error));
    }
  };
  return {
    openClip,
    closeClip,
    async chooseLabeller(labeller) {
      change({ labeller });
      const { open } = state$.value;
      if (open !== null) await openClip(open.clip.id);
    },
  };
}

/** What stays when a clip is closed. */
function keptOf({ tracks, track, brushes, labeller }: LabelState): Partial<LabelState> {
  return { tracks, track, brushes, labeller };
}

function asOpen(
  { open, queue, tracks, readOnly }: Session,
  before: LabelState,
): Partial<LabelState> {
  return { phase: 'open', open, ...queue.state(), readOnly, ...lanesOf(tracks, before) };
}

function asFailed(error: unknown): Partial<LabelState> {
  const { reason, message } = toFault(error);
  return { phase: 'failed', fault: { reason, message } };
}

/** Two openings of one clip at once would close it for each other. */
function oneAfterTheOther() {
  let before: Promise<unknown> = Promise.resolve();
  return (work: () => Promise<void>): Promise<void> => {
    const done = before.then(work);
    before = done.catch(() => undefined);
    return done;
  };
}
