/** The controller of labelling, without any view: the open clip, its labels and edits, what is chosen and held. */
import { BehaviorSubject } from 'rxjs';
import type { Edit } from '../../contract/labelling/edit.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';
import { createChoosing, lanesOf, type Choosing } from './choosing.ts';
import { createComparing, type Comparing } from './comparing.ts';
import { keepPicture, type KeptPicture } from './keep-picture.ts';
import type { Session, SessionParts } from './label-session.ts';
import type { Labeller } from './labeller.ts';
import { nothingOpen, type LabelState } from './label-state.ts';
import { createOpening, type Opening } from './opening.ts';
import { createPainting, type Painting } from './painting.ts';
import { createSmallPictures, type SmallPictures } from './small-pictures.ts';

export interface Labelling
  extends Opening, Choosing, Pick<Painting, 'press' | 'release'>, Pick<Comparing, 'compare'> {
  readonly state$: BehaviorSubject<LabelState>;
  readonly pictureOf: SmallPictures['of'];
  /** Counts the small pictures that have come. */
  readonly pictures$: BehaviorSubject<number>;
  /** One step of undo; nothing where labels are only looked at. */
  readonly edit: (...edits: readonly Edit[]) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly listClasses: () => Promise<void>;
  /** The open clip, and those after it, are labelled by somebody else. */
  readonly chooseLabeller: (labeller: Labeller) => Promise<void>;
  /** The labels of the open clip as the host has them, after an edit of classes. */
  readonly reload: () => void;
}

export function createLabelling(parts: SessionParts): Labelling {
  const { host, onFault } = parts;
  const state$ = new BehaviorSubject<LabelState>(nothingOpen);
  let session: Session | null = null;
  const change = (changes: Partial<LabelState>) => {
    state$.next({ ...state$.value, ...changes });
  };
  const orders = ordersTo(() => (state$.value.readOnly === null ? session : null));
  const pictures = createPictures(host, state$);
  const comparing = createComparing({ state$, change, host, onFault });
  const painting = createPainting({ state$, change, edit: orders.edit });
  const opening = createOpening({
    ...{ parts, state$, change, onSmall: pictures.add },
    onOpen: (opened) => {
      session = opened;
      pictures.begin(opened);
      opened?.open.player.frame$.subscribe(painting.see);
    },
    onChange: () => {
      change(session?.queue.state() ?? {});
      comparing.again();
    },
    onClose: () => {
      pictures.clear();
      comparing.end();
    },
  });
  return {
    state$,
    pictures$: pictures.count$,
    pictureOf: pictures.of,
    ...opening,
    ...createChoosing({ state$, change }),
    ...orders,
    press: painting.press,
    release: painting.release,
    compare: comparing.compare,
    async chooseLabeller(labeller) {
      change({ labeller });
      const { open } = state$.value;
      if (open !== null) await opening.openClip(open.clip.id);
    },
    async listClasses() {
      const { tracks } = await host.invoke('classes.list', {});
      change(lanesOf(tracks, state$.value));
    },
  };
}

/** @param session that may be edited now, if there is one. */
function ordersTo(
  session: () => Session | null,
): Pick<Labelling, 'edit' | 'undo' | 'redo' | 'reload'> {
  return {
    edit: (...edits) => {
      if (edits.length > 0) session()?.queue.give({ kind: 'edit', edits });
    },
    undo: () => session()?.queue.give({ kind: 'undo' }),
    reload: () => session()?.queue.give({ kind: 'reload' }),
    redo: () => session()?.queue.give({ kind: 'redo' }),
  };
}

/** The small pictures of the open clip, and the one it is known by. */
function createPictures(host: LongtakeHost, state$: BehaviorSubject<LabelState>) {
  const count$ = new BehaviorSubject(0);
  const pictures = createSmallPictures((frame) => state$.value.open?.player.wantSmall(frame));
  let kept: KeptPicture | null = null;
  return {
    count$,
    of: pictures.of,
    clear: pictures.clear,
    begin(session: Session | null) {
      kept = session?.readOnly === null ? keepPicture(host, session.open) : null;
    },
    add: (frame: number, picture: ImageBitmap) => {
      kept?.take(frame, picture);
      pictures.add(frame, picture);
      count$.next(count$.value + 1);
    },
  };
}
