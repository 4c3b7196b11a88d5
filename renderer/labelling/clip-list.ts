/** The clips of the open project, and how much there is to learn from. */
import { BehaviorSubject } from 'rxjs';
import { toFault } from '../../contract/fault.ts';
import type { FaultValue } from '../../contract/job.ts';
import type { Track } from '../../contract/track.ts';
import type { AnswerOf } from '../../contract/window/commands.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';

export interface ClipListState extends Readonly<AnswerOf<'clips.list'>> {
  readonly tracks: readonly Track[];
  /** Until the first answer came; the list stays while it is asked for again. */
  readonly isBusy: boolean;
  readonly fault: FaultValue | null;
}

export interface ClipList {
  readonly state$: BehaviorSubject<ClipListState>;
  readonly load: () => Promise<void>;
  /** Loads again soon, once for many changes in a row. */
  readonly loadSoon: () => void;
  readonly clear: () => void;
}

const nothingYet: ClipListState = {
  clips: [],
  removed: [],
  material: [],
  problems: [],
  tracks: [],
  isBusy: true,
  fault: null,
};
const SOON_MS = 400;

export function createClipList({ invoke }: Pick<LongtakeHost, 'invoke'>): ClipList {
  const state$ = new BehaviorSubject<ClipListState>(nothingYet);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const load = async () => {
    clearTimeout(timer);
    timer = undefined;
    try {
      const [listed, { tracks }] = await Promise.all([
        invoke('clips.list', {}),
        invoke('classes.list', {}),
      ]);
      state$.next({ ...listed, tracks, isBusy: false, fault: null });
    } catch (error) {
      const { reason, message } = toFault(error);
      state$.next({ ...state$.value, isBusy: false, fault: { reason, message } });
    }
  };
  return {
    state$,
    load,
    loadSoon() {
      timer ??= setTimeout(() => void load(), SOON_MS);
    },
    clear() {
      state$.next(nothingYet);
    },
  };
}
