/** Opens the window: finds its host, asks how it was called, and puts session and controller together. */
import type { BehaviorSubject } from 'rxjs';
import { Fault } from '../../contract/fault.ts';
import type { Start } from '../../contract/window/commands.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';
import type { CarryState } from '../../contract/window/carry-commands.ts';
import type { ImportState } from '../../contract/window/import-commands.ts';
import { patientCamera$ } from '../capture/patient-camera.ts';
import { connectHost } from '../host/connect-host.ts';
import { readGraphics } from '../graphics/read-graphics.ts';
import { startMediaWorker } from '../media/start-media-worker.ts';
import { pathOfFile } from '../host/path-of-file.ts';
import { createExporting } from '../exporting/exporting.ts';
import type { Exporting } from '../exporting/exporting-state.ts';
import { createImporting } from '../importing/importing.ts';
import { createLabelVideos } from '../label-videos/label-videos.ts';
import type { LabelVideos } from '../label-videos/label-videos-state.ts';
import { createClipPictures } from '../labelling/clip-pictures.ts';
import { createClipList } from '../labelling/clip-list.ts';
import { createLabelling } from '../labelling/labelling.ts';
import { fetchBytes } from '../labelling/fetch-bytes.ts';
import { createCarrying } from '../projects/carrying.ts';
import { startPlayerWorker } from '../player/start-player-worker.ts';
import { createRecorder } from '../record/recorder.ts';
import { startRecordWorker } from '../record/start-record-worker.ts';
import { outcomeInWords as exportInWords } from '../views/export/words.ts';
import { outcomeInWords as importInWords } from '../views/import/words.ts';
import { outcomeInWords } from '../views/label-videos/words.ts';
import { outcomeInWords as carryInWords } from '../views/projects/words.ts';
import { cameraList$ } from '../watching/camera-list.ts';
import { startFrameMeter } from '../watching/frame-meter.ts';
import { missingFeatures } from '../watching/needed-features.ts';
import { browserParts } from '../watching/parts.ts';
import { createWatching } from '../watching/watching.ts';
import type { AppState } from './app-state.ts';
import { createApp, firstState, type App } from './app.ts';
import { cameraSource } from './camera-source.ts';
import { createFrameLoop } from './frame-loop.ts';
import { notify } from './notify.ts';
import { createSelfTest } from './self-test.ts';

/** @throws Fault when this browser cannot run it, or when there is no host. */
export async function openWindow(): Promise<App> {
  requireFeatures();
  const host = await connectHost();
  const start = await host.invoke('app.start', {});
  const state$ = firstState(start);
  const meter = startFrameMeter(window);
  const watching = createWatching({
    host,
    settings: () => state$.value.settings,
    parts: browserParts(meter.frameMs),
  });
  const labelling = createLabelling({
    host,
    startWorker: startPlayerWorker,
    fetchBytes,
    now: () => performance.now(),
    onFault: notify.fault,
  });
  const recorder = createRecorder({
    host,
    settings: () => state$.value.settings,
    parts: { startWorker: startRecordWorker, camera$: patientCamera$ },
    onClip: () => void app.reload().catch(notify.fault),
  });
  const app: App = createApp({
    host,
    watching,
    recorder,
    labelling,
    labelVideos: videosLabelledOver(host, state$),
    importing: createImporting(host),
    carrying: createCarrying(host),
    exporting: exportsOver(host, state$),
    clips: createClipList(host),
    clipPictures: createClipPictures({ host, startWorker: startMediaWorker }),
    cameras$: cameraList$(),
    frames: createFrameLoop(),
    selfTest: createSelfTest({
      host,
      startWorker: startMediaWorker,
      readGraphics,
      nowMs: () => performance.now(),
    }),
    state$,
  });
  listenTo(host, app);
  await app.reload().catch(notify.fault);
  begin(app, start);
  return app;
}

function videosLabelledOver(host: LongtakeHost, state$: BehaviorSubject<AppState>): LabelVideos {
  return createLabelVideos({
    host,
    startWorker: startMediaWorker,
    nowMs: () => performance.now(),
    pathOf: pathOfFile,
    onDone: (done) => {
      if (state$.value.dialog !== 'label-videos') notify.done(outcomeInWords(done));
    },
  });
}

function exportsOver(host: LongtakeHost, state$: BehaviorSubject<AppState>): Exporting {
  return createExporting({
    host,
    onEnd: ({ outcome, message }) => {
      if (state$.value.dialog === 'export') return;
      if (outcome !== null) notify.done(exportInWords(outcome));
      else notify.fault(new Fault('failed', message ?? 'Nothing was exported.'));
    },
  });
}

function requireFeatures(): void {
  const missing = missingFeatures();
  if (missing.length === 0) return;
  const advice = 'Open Longtake in a current Chromium, Chrome or Edge, or in its own window.';
  throw new Fault(
    'unsupported',
    `This browser cannot run Longtake. ${missing.join(' ')} ${advice}`,
  );
}

function listenTo(host: LongtakeHost, app: App): void {
  const showReExtraction = (reExtraction: AppState['reExtraction']) => {
    app.state$.next({ ...app.state$.value, reExtraction });
  };
  host.invoke('features.status', {}).then(showReExtraction).catch(notify.fault);
  host.invoke('import.status', {}).then(app.importing.show).catch(notify.fault);
  host
    .invoke('carry.status', {})
    .then((state) => {
      app.carrying.show(state?.phase === 'running' ? state : null);
    })
    .catch(notify.fault);
  host.onPush((push) => {
    if (push.kind === 'models-changed') void app.listModels();
    else if (push.kind === 're-extraction') showReExtraction(push.state);
    else if (push.kind === 'import') importFares(app, push.state);
    else if (push.kind === 'carry') carryFares(app, push.state);
    else if (push.kind === 'export') app.exporting.show(push);
    else if (push.kind === 'extractor-fetching') app.showFetching(push.name, push.progress);
    else if (push.kind === 'extractors-changed') extractorsChanged(app, push.arrived);
    else if (push.kind === 'clips-changed') {
      app.clips.loadSoon();
      void app.labelling.listClasses().catch(notify.fault);
    } else if (push.kind === 'labels-read-only') app.labelling.becomeReadOnly(push.message);
    else if (push.kind === 'project-gone') {
      app.labelling.tellGone(push.message);
      app.clips.loadSoon();
    } else if (push.kind === 'labels-not-saved') notify.fault(new Fault('disk', push.message));
    else if (push.kind === 'log-failed') notify.fault(new Fault('disk', push.message));
    else if (push.kind === 'host-gone')
      app.state$.next({ ...app.state$.value, gone: push.message });
  });
}

/** Classes may come with it; whoever does not look at the dialog is told of the end. */
function importFares(app: App, state: ImportState): void {
  app.importing.show(state);
  if (state.phase === 'running') return;
  void app.reload().catch(notify.fault);
  if (app.state$.value.dialog === 'import') return;
  if (state.phase === 'failed') notify.fault(new Fault('failed', importInWords(state)));
  else notify.done(importInWords(state));
}

/** Whoever does not look at the dialog is told of the end. */
function carryFares(app: App, state: CarryState): void {
  app.carrying.show(state);
  const { dialog } = app.state$.value;
  const isSeen = dialog === `${state.kind}-project`;
  if (state.phase === 'running' || isSeen) return;
  if (state.phase === 'failed') notify.fault(new Fault('failed', carryInWords(state)));
  else notify.done(carryInWords(state));
  app.carrying.clear();
}

/** A model may have waited for the extractor that came. */
function extractorsChanged(app: App, arrived: string | null): void {
  void app.listExtractors();
  if (arrived === null) return;
  void app.listModels();
  notify.done(`The extractor ${arrived} is on this machine now.`);
}

/** What the command line asked for, and what it has to say. */
function begin(app: App, { begin: wanted, remarks, settings }: Start): void {
  for (const remark of remarks) notify.done(remark);
  if (wanted === null) return;
  app.watch(wanted.source === 'camera' ? cameraSource(settings) : { kind: 'sample' });
}
