/** The controller of labelling videos without a project: the list, where labels go, and one video after the other. */
import { BehaviorSubject } from 'rxjs';
import { toFault } from '../../contract/fault.ts';
import type { AnswerOf } from '../../contract/window/commands.ts';
import { labelOneVideo, type LabelOneJob, type LabelOneParts } from './label-one-video.ts';
import {
  canStandBeside,
  type LabelPlace,
  type LabelVideos,
  type LabelVideosState,
  type VideoRow,
} from './label-videos-state.ts';

export interface LabelVideosParts extends LabelOneParts {
  /** Null where this host cannot tell. */
  readonly pathOf: (file: File) => string | null;
  /** Told when the last video has its outcome. */
  readonly onDone: (state: LabelVideosState) => void;
}

const nothingGiven: LabelVideosState = {
  phase: 'choosing',
  videos: [],
  passedOver: 0,
  isLooking: false,
  format: 'csv',
  place: null,
  message: null,
};

export function createLabelVideos(parts: LabelVideosParts): LabelVideos {
  const { host, onDone } = parts;
  const state$ = new BehaviorSubject(nothingGiven);
  const change = (changes: Partial<LabelVideosState>) => {
    state$.next({ ...state$.value, ...changes });
  };
  const queue = createQueue(parts, state$);
  const clear = () => {
    const { format, place } = state$.value;
    change({ ...nothingGiven, format, place });
  };
  return {
    state$,
    give: createTaking(parts, state$, clear),
    leaveOut: (video) => {
      change({ videos: state$.value.videos.filter(({ id }) => id !== video) });
    },
    setFormat: (format) => {
      change({ format });
    },
    setPlace: (place) => {
      change({ place });
    },
    async begin(model) {
      if (state$.value.phase === 'labelling') return;
      change({ phase: 'labelling', message: null });
      try {
        const plan = await host.invoke('videos.begin', { model });
        await queue.run(plan).finally(() => {
          host.invoke('videos.end', { session: plan.session }).catch(() => undefined);
        });
        change({ phase: 'done' });
        onDone(state$.value);
      } catch (error) {
        change({ phase: 'choosing', message: toFault(error).message });
      }
    },
    stop: () => {
      queue.stop();
    },
    clear,
    reveal(video) {
      const path = state$.value.videos.find(({ id }) => id === video)?.written ?? null;
      if (path === null) return;
      host.invoke('videos.reveal', { path }).catch((error: unknown) => {
        change({ message: toFault(error).message });
      });
    },
  };
}

/** Makes rows of what is given. */
function createTaking(
  { host, pathOf }: LabelVideosParts,
  state$: BehaviorSubject<LabelVideosState>,
  clear: () => void,
): LabelVideos['give'] {
  let lastId = 0;
  const change = (changes: Partial<LabelVideosState>) => {
    state$.next({ ...state$.value, ...changes });
  };
  return async (given) => {
    if (state$.value.phase === 'done') clear();
    change({ isLooking: true, message: null });
    try {
      const { videos, passedOver } = await given;
      const rows = videos.map(({ file, name }): VideoRow => ({
        ...{ id: ++lastId, file, name, path: pathOf(file) },
        ...{ state: 'waiting', share: 0, secondsLeft: null, frames: 0 },
        ...{ written: null, message: null },
      }));
      const all = [...state$.value.videos, ...rows];
      change({ videos: all, passedOver: state$.value.passedOver + passedOver });
      const { place } = state$.value;
      if (canStandBeside(all)) change({ place: place ?? { kind: 'beside' } });
      else if (place?.kind !== 'folder') change({ place: await usualFolder(host) });
    } catch (error) {
      change({ message: toFault(error).message });
    } finally {
      change({ isLooking: false });
    }
  };
}

/** Where downloads go, where there is such a folder. */
async function usualFolder(host: LabelVideosParts['host']): Promise<LabelPlace> {
  const { folder, entries } = await host.invoke('folders.list', { folder: null });
  const downloads = entries.find(({ name }) => name === 'Downloads')?.path;
  return { kind: 'folder', folder: downloads ?? folder };
}

/** One video after the other, those given meanwhile included. */
function createQueue(parts: LabelVideosParts, state$: BehaviorSubject<LabelVideosState>) {
  let job: LabelOneJob | null = null;
  let stopping = new AbortController();
  const changeRow = (id: number, changes: Partial<VideoRow>) => {
    const videos = state$.value.videos.map((row) => (row.id === id ? { ...row, ...changes } : row));
    state$.next({ ...state$.value, videos });
  };
  const labelRow = async (plan: AnswerOf<'videos.begin'>, { id, file, path }: VideoRow) => {
    changeRow(id, { state: 'labelling' });
    const { format, place: chosen } = state$.value;
    const place =
      chosen?.kind === 'folder' ? chosen : ({ kind: 'beside', video: path ?? '' } as const);
    const onProgress = (progress: Partial<VideoRow>) => {
      changeRow(id, progress);
    };
    job = labelOneVideo(parts, { plan, file, write: { format, place }, onProgress });
    try {
      const written = await job.done;
      changeRow(id, { state: 'done', share: 1, secondsLeft: null, written });
    } catch (error) {
      const { message } = toFault(error);
      changeRow(id, stopping.signal.aborted ? { state: 'stopped' } : { state: 'failed', message });
    } finally {
      job = null;
    }
  };
  return {
    async run(plan: AnswerOf<'videos.begin'>) {
      stopping = new AbortController();
      const next = () => state$.value.videos.find(({ state }) => state === 'waiting');
      for (let row = next(); row !== undefined; row = next()) {
        if (stopping.signal.aborted) changeRow(row.id, { state: 'stopped' });
        else await labelRow(plan, row);
      }
    },
    stop() {
      stopping.abort();
      job?.stop();
    },
  };
}
