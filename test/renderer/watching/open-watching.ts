/** A session controller between a host, workers and cameras of the test's own. */
import { Subject } from 'rxjs';
import type { ModelCard } from '../../../contract/window/cards.ts';
import type { CommandHandlers } from '../../../contract/window/commands.ts';
import { defaultSettings, type Settings } from '../../../contract/window/settings.ts';
import type { WatchPlan } from '../../../contract/window/watching.ts';
import type { OpenCamera } from '../../../renderer/capture/open-camera.ts';
import type { PatientCameraOptions } from '../../../renderer/capture/patient-camera.ts';
import { createWatching } from '../../../renderer/watching/watching.ts';
import { FakeTrack, settle } from '../capture/fake-devices.ts';
import { createFakeHost } from './fake-host.ts';
import { FakeWorker } from './fake-worker.ts';

export const model = (id: string): ModelCard => ({
  id,
  origin: 'project',
  path: `/models/${id}`,
  createdAt: '',
  cell: 'gru',
  hiddenSize: 8,
  layers: 1,
  projection: null,
  head: 'frame',
  modelRate: 15,
  tracks: [
    {
      id: 'activity',
      name: 'Activity',
      classes: [
        { id: 'sit', name: 'Sitting', colour: '#112233' },
        { id: 'walk', name: 'Walking', colour: '#445566' },
      ],
    },
  ],
  extractor: { name: 'small', sha256: '0'.repeat(64) },
  from: null,
  clips: 0,
  trainingAccuracy: null,
  fault: null,
});

export const plan = (session: number, modelId: string): WatchPlan => ({
  session,
  model: model(modelId),
  modelAddress: '/files/model',
  extractor: {
    address: '/files/extractor',
    name: 'small',
    sha256: '0'.repeat(64),
    pictureSize: null,
  },
  sampleAddress: null,
});

export const camera = { kind: 'camera', deviceId: 'a1', name: 'Desk camera' } as const;

interface Setup {
  readonly handlers?: Partial<CommandHandlers>;
  readonly settings?: Partial<Settings>;
}

/** Until something is asked of it, nothing runs. Time is faked by whoever tests. */
export function openWatching({ handlers = {}, settings = {} }: Setup = {}) {
  let session = 0;
  const host = createFakeHost({
    'watch.begin': ({ source, model: id }) =>
      Promise.resolve({
        ...plan(++session, id ?? 'newest'),
        sampleAddress: source === 'sample' ? '/files/sample' : null,
      }),
    'watch.end': () => Promise.resolve({}),
    'watch.status': () => Promise.resolve({}),
    'log.keep': () => Promise.resolve({ name: 'a.jsonl', path: '/logs/a.jsonl' }),
    'log.append': () => Promise.resolve({}),
    ...handlers,
  });
  const workers: FakeWorker[] = [];
  const cameras: { options: PatientCameraOptions; opens: Subject<OpenCamera>; track: FakeTrack }[] =
    [];
  let nowMs = 0;
  const current = { ...defaultSettings, ...settings };
  const watching = createWatching({
    host,
    settings: () => current,
    parts: {
      startWorker: () => {
        const worker = new FakeWorker();
        workers.push(worker);
        return worker as unknown as Worker;
      },
      camera$: (options) => {
        const opens = new Subject<OpenCamera>();
        cameras.push({ options, opens, track: new FakeTrack('Desk camera', 'a1') });
        return opens;
      },
      createPicture: () => null,
      readGraphics: () => ({ browser: 'Chrome/156', renderer: 'A card' }),
      nowMs: () => nowMs,
      pageFrameMs: () => ({ p50: 16, p95: 17 }),
    },
  });
  const worker = () => workers.at(-1);
  const openCamera = (label = 'Desk camera') => {
    const { opens, track } = cameras.at(-1);
    const stream = { getVideoTracks: () => [track] } as unknown as MediaStream;
    opens.next({ label, frames: new ReadableStream(), stream });
    return { stream, track };
  };
  const live = async () => {
    await watching.begin(camera, null);
    await settle();
    const opened = openCamera();
    worker().label('sit');
    return opened;
  };
  return {
    host,
    watching,
    workers,
    worker,
    cameras,
    openCamera,
    live,
    settings: current,
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}
