/** The window's own controller: settings, project, lists and what is on screen. The live session has one of its own. */
import { BehaviorSubject, type Observable } from 'rxjs';
import type { ProjectCard } from '../../contract/window/cards.ts';
import type { Start } from '../../contract/window/commands.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';
import type { SettingsChange } from '../../contract/window/settings.ts';
import type { ListedCamera } from '../capture/list-cameras.ts';
import { createClipCare, type ClipCare } from '../labelling/clip-care.ts';
import type { ClipList } from '../labelling/clip-list.ts';
import type { ClipPictures } from '../labelling/clip-pictures.ts';
import type { Carrying } from '../projects/carrying.ts';
import type { Exporting } from '../exporting/exporting-state.ts';
import type { Importing } from '../importing/importing.ts';
import type { LabelVideos } from '../label-videos/label-videos-state.ts';
import type { Labelling } from '../labelling/labelling.ts';
import type { Recorder } from '../record/record-state.ts';
import type { Watching, WatchSource } from '../watching/watch-state.ts';
import {
  asBusy,
  asFailed,
  nothingYet,
  type AppState,
  type Dialog,
  type View,
} from './app-state.ts';
import { extractorActions, type ExtractorActions } from './extractor-actions.ts';
import type { FrameLoop } from './frame-loop.ts';
import { notify } from './notify.ts';
import { reloading } from './reloading.ts';
import type { SelfTest } from './self-test.ts';

export interface App extends ExtractorActions {
  readonly state$: BehaviorSubject<AppState>;
  readonly host: LongtakeHost;
  readonly watching: Watching;
  readonly labelling: Labelling;
  readonly clips: ClipList;
  readonly clipCare: ClipCare;
  readonly clipPictures: ClipPictures;
  readonly recorder: Recorder;
  readonly labelVideos: LabelVideos;
  readonly importing: Importing;
  readonly carrying: Carrying;
  readonly exporting: Exporting;
  readonly frames: FrameLoop;
  readonly selfTest: SelfTest;
  /** Ends for good that features are extracted anew. */
  readonly cancelReExtraction: () => void;
  readonly show: (view: View) => void;
  readonly open: (dialog: Dialog | null) => void;
  readonly goToTourStep: (step: number | null) => void;
  readonly changeSettings: (change: SettingsChange) => Promise<void>;
  /** Reads project and models anew, and lets go of a chosen model that is not among them. */
  readonly reload: () => Promise<void>;
  readonly openProject: (folder: string) => Promise<void>;
  /** Makes one and opens it, once what is edited has been written or named. */
  readonly createProject: (folder: string, name: string) => Promise<ProjectCard>;
  readonly closeProject: () => Promise<void>;
  readonly changeProject: (change: ProjectChange) => Promise<void>;
  readonly renameProject: (name: string) => Promise<void>;
  readonly listModels: () => Promise<void>;
  /** Begins to watch, in the Watch view. */
  readonly watch: (source: WatchSource) => void;
  readonly chooseModel: (id: string) => void;
  readonly chooseCamera: (camera: ListedCamera | null) => void;
}

export interface ProjectChange {
  readonly modelRate?: number;
  readonly extractor?: string | null;
}

export interface AppParts {
  readonly host: LongtakeHost;
  readonly watching: Watching;
  readonly labelling: Labelling;
  readonly clips: ClipList;
  readonly clipPictures: ClipPictures;
  readonly recorder: Recorder;
  readonly labelVideos: LabelVideos;
  readonly importing: Importing;
  readonly carrying: Carrying;
  readonly exporting: Exporting;
  readonly cameras$: Observable<readonly ListedCamera[]>;
  readonly frames: FrameLoop;
  readonly selfTest: SelfTest;
  readonly state$: BehaviorSubject<AppState>;
}

/** `state$` is made first, since the live session reads the settings from it. */
export function firstState({ version, host, settings, project }: Start): BehaviorSubject<AppState> {
  return new BehaviorSubject<AppState>({
    version,
    host,
    settings,
    project,
    models: nothingYet(),
    extractors: nothingYet(),
    reExtraction: null,
    extractorFolder: null,
    cameras: [],
    view: 'watch',
    dialog: null,
    tourStep: null,
    gone: null,
  });
}

export function createApp(parts: AppParts): App {
  const { cameras$, ...controllers } = parts;
  const { host, watching, state$ } = controllers;
  const change = (changes: Partial<AppState>) => {
    state$.next({ ...state$.value, ...changes });
  };
  cameras$.subscribe({
    next: (cameras) => {
      change({ cameras });
    },
    error: notify.fault,
  });
  const clipCare = createClipCare(parts);
  const changeSettings = async (changes: SettingsChange) => {
    // Shown at once; the host's answer is what stands in the end.
    change({ settings: { ...state$.value.settings, ...changes } });
    await host
      .invoke('settings.change', changes)
      .then((settings) => {
        change({ settings });
      })
      .catch(notify.fault);
  };
  const show = (view: View) => {
    change({ view });
  };
  return {
    ...controllers,
    clipCare,
    cancelReExtraction: () => {
      host.invoke('features.cancel', {}).catch(notify.fault);
    },
    show,
    changeSettings,
    ...listsOf(host, state$, change),
    ...extractorActions(host, state$),
    ...projectsOf({ ...parts, clipCare }, change),
    ...sessionsOf(watching, state$, { show, changeSettings }),
    open: (dialog) => {
      change({ dialog });
    },
    goToTourStep: (tourStep) => {
      change({ tourStep });
    },
  };
}

export function isRunning(watching: Watching): boolean {
  const { phase } = watching.state();
  return phase === 'live' || phase === 'starting' || phase === 'waiting';
}

/** What is watched, and with what: a choice holds for the running session and is remembered. */
function sessionsOf(
  watching: Watching,
  state$: BehaviorSubject<AppState>,
  { show, changeSettings }: Pick<App, 'show' | 'changeSettings'>,
): Pick<App, 'watch' | 'chooseModel' | 'chooseCamera'> {
  return {
    watch(source) {
      show('watch');
      void watching.begin(source, state$.value.settings.model);
    },
    chooseModel(model) {
      void changeSettings({ model });
      if (isRunning(watching)) void watching.changeModel(model);
    },
    chooseCamera(camera) {
      const { deviceId, name } = camera ?? { deviceId: null, name: null };
      void changeSettings({ camera: deviceId === null ? null : { deviceId, name } });
      if (isRunning(watching) && watching.state().source?.kind === 'camera')
        watching.changeCamera(deviceId, name);
    },
  };
}

type Change = (changes: Partial<AppState>) => void;

function listsOf(host: LongtakeHost, state$: BehaviorSubject<AppState>, change: Change) {
  return {
    async listModels() {
      change({ models: asBusy(state$.value.models) });
      await host
        .invoke('models.list', {})
        .then(({ models, problems }) => {
          change({ models: { items: models, isBusy: false, fault: null, problems } });
        })
        .catch((error: unknown) => {
          change({ models: asFailed(state$.value.models, error) });
        });
    },
  };
}

/** A refusal stays with whoever asked, so that a dialog can show it where it stands. */
function projectsOf(
  { host, labelling, clips, clipPictures, clipCare, importing }: AppParts & Pick<App, 'clipCare'>,
  change: Change,
) {
  const reload = reloading(host, change);
  const leaveClip = async () => {
    await labelling.closeClip();
    clips.clear();
    clipPictures.clear();
    clipCare.justRemoved$.next(null);
  };
  /** The host has ended it by then, and has told so. */
  const forgetImport = () => {
    importing.show(null);
    importing.clear();
  };
  return {
    reload,
    async openProject(folder: string) {
      await leaveClip();
      await host.invoke('projects.open', { folder });
      forgetImport();
      await reload();
    },
    async createProject(folder: string, name: string) {
      await leaveClip();
      return host.invoke('projects.create', { folder, name });
    },
    async closeProject() {
      await leaveClip();
      await host.invoke('projects.close', {});
      forgetImport();
      await reload();
    },
    async changeProject(changes: ProjectChange) {
      const project = await host.invoke('projects.change', changes);
      change({ project });
    },
    async renameProject(name: string) {
      const project = await host.invoke('projects.rename', { name });
      change({ project });
    },
  };
}
