/** Opens the window: finds its host, asks how it was called, and puts session and controller together. */
import { Fault } from '../../contract/fault.ts';
import type { Start } from '../../contract/window/commands.ts';
import type { LongtakeHost } from '../../contract/window/host.ts';
import { patientCamera$ } from '../capture/patient-camera.ts';
import { connectHost } from '../host/connect-host.ts';
import { createRecorder } from '../record/recorder.ts';
import { startRecordWorker } from '../record/start-record-worker.ts';
import { cameraList$ } from '../watching/camera-list.ts';
import { startFrameMeter } from '../watching/frame-meter.ts';
import { missingFeatures } from '../watching/needed-features.ts';
import { browserParts } from '../watching/parts.ts';
import { createWatching } from '../watching/watching.ts';
import { createApp, firstState, type App } from './app.ts';
import { cameraSource } from './camera-source.ts';
import { createFrameLoop } from './frame-loop.ts';
import { notify } from './notify.ts';

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
    cameras$: cameraList$(),
    frames: createFrameLoop(),
    state$,
  });
  listenTo(host, app);
  await app.reload().catch(notify.fault);
  begin(app, start);
  return app;
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
  host.onPush((push) => {
    if (push.kind === 'models-changed') void app.listModels();
    else if (push.kind === 'log-failed') notify.fault(new Fault('disk', push.message));
    else if (push.kind === 'host-gone')
      app.state$.next({ ...app.state$.value, gone: push.message });
  });
}

/** What the command line asked for, and what it has to say. */
function begin(app: App, { begin: wanted, remarks, settings }: Start): void {
  for (const remark of remarks) notify.done(remark);
  if (wanted === null) return;
  app.watch(wanted.source === 'camera' ? cameraSource(settings) : { kind: 'sample' });
}
