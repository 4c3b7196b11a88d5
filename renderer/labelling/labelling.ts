/** The controller of labelling, without any view: the open clip, its labels and edits, what is chosen and held. */
import { BehaviorSubject } from 'rxjs';
import { toFault } from '../../contract/fault.ts';
import type { Edit } from '../../contract/labelling/edit.ts';
import type { Track } from '../../contract/track.ts';
import { createComparing, type Comparing } from './comparing.ts';
import { openSession, type Session, type SessionParts } from './label-session.ts';
import { nothingOpen, type LabelState, type Selected } from './label-state.ts';
import { createPainting, type Painting } from './painting.ts';
import { createSmallPictures, type SmallPictures } from './small-pictures.ts';

export interface Labelling extends Pick<Painting, 'press' | 'release'>, Pick<Comparing, 'compare'> {
  readonly state$: BehaviorSubject<LabelState>;
  readonly pictureOf: SmallPictures['of'];
  /** Counts the small pictures that have come. */
  readonly pictures$: BehaviorSubject<number>;
  readonly openClip: (clip: string, takeOver?: boolean) => Promise<void>;
  readonly closeClip: () => Promise<void>;
  /** One step of undo; nothing where labels are only looked at. */
  readonly edit: (...edits: readonly Edit[]) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly select: (selected: Selected | null) => void;
  readonly chooseTrack: (track: string) => void;
  readonly chooseBrush: (track: string, classId: string | null) => void;
  readonly listClasses: () => Promise<void>;
  /** Someone else changes the project now. */
  readonly becomeReadOnly: (message: string) => void;
}

export function createLabelling(parts: SessionParts): Labelling {
  const { host, onFault } = parts;
  const state$ = new BehaviorSubject<LabelState>(nothingOpen);
  const pictures$ = new BehaviorSubject(0);
  const pictures = createSmallPictures((frame) => state$.value.open?.player.wantSmall(frame));
  let session: Session | null = null;
  const change = (changes: Partial<LabelState>) => {
    state$.next({ ...state$.value, ...changes });
  };
  const give = (order: Parameters<Session['queue']['give']>[0]) => {
    if (state$.value.readOnly === null) session?.queue.give(order);
  };
  const edit = (...edits: readonly Edit[]) => {
    if (edits.length > 0) give({ kind: 'edit', edits });
  };
  const comparing = createComparing({ state$, change, host, onFault });
  const painting = createPainting({ state$, change, edit });
  const opening = createOpening({
    parts,
    state$,
    change,
    onOpen: (opened) => {
      session = opened;
      opened?.open.player.frame$.subscribe(painting.see);
    },
    onChange: () => {
      change(session?.queue.state() ?? {});
      comparing.again();
    },
    onSmall: (frame, picture) => {
      pictures.add(frame, picture);
      pictures$.next(pictures$.value + 1);
    },
    onClose: () => {
      pictures.clear();
      comparing.end();
    },
  });
  return {
    state$,
    pictures$,
    pictureOf: pictures.of,
    ...opening,
    ...choosing({ state$, change }),
    edit,
    press: painting.press,
    release: painting.release,
    compare: comparing.compare,
    undo: () => {
      give({ kind: 'undo' });
    },
    redo: () => {
      give({ kind: 'redo' });
    },
    async listClasses() {
      const { tracks } = await host.invoke('classes.list', {});
      change(lanesOf(tracks, state$.value));
    },
  };
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

/** One clip at a time; whoever asks last gets theirs. */
function createOpening(options: OpeningOptions): Pick<Labelling, 'openClip' | 'closeClip'> {
  const { parts, state$, change, onOpen, onChange, onSmall, onClose } = options;
  let current: Session | null = null;
  let turn = 0;
  const closeClip = async () => {
    turn++;
    const closing = current;
    current = null;
    onClose();
    const { tracks, track, brushes } = state$.value;
    state$.next({ ...nothingOpen, tracks, track, brushes });
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
        const opened = await openSession(parts, { clip, takeOver, onChange, onSmall });
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

function choosing({
  state$,
  change,
}: Pick<OpeningOptions, 'state$' | 'change'>): Pick<
  Labelling,
  'select' | 'chooseTrack' | 'chooseBrush' | 'becomeReadOnly'
> {
  return {
    select(selected) {
      change({ selected, ...(selected === null ? {} : { track: selected.track }) });
    },
    chooseTrack(track) {
      change({ track });
    },
    chooseBrush(track, classId) {
      change({ track, brushes: { ...state$.value.brushes, [track]: classId } });
    },
    becomeReadOnly(message) {
      if (state$.value.open !== null)
        change({ readOnly: { reason: 'project-read-only', message }, held: {} });
    },
  };
}

/** Tracks as they are now, with a lane to work on and a class to paint with in each. */
function lanesOf(
  tracks: readonly Track[],
  { track, brushes }: Pick<LabelState, 'track' | 'brushes'>,
): Pick<LabelState, 'tracks' | 'track' | 'brushes'> {
  const kept = tracks.some(({ id }) => id === track) ? track : (tracks[0]?.id ?? null);
  const chosen = tracks.map(({ id, classes }): [string, string | null] => [
    id,
    id in brushes ? (brushes[id] ?? null) : (classes[0]?.id ?? null),
  ]);
  return { tracks, track: kept, brushes: Object.fromEntries(chosen) };
}
