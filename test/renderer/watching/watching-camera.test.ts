/** A session on a camera: its phases, its camera watched over and changed, its figures. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Fault } from '../../../contract/fault.ts';
import { settle } from '../capture/fake-devices.ts';
import { camera, openWatching } from './open-watching.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a session on a camera', () => {
  it('goes from idle over starting to live with the first label', async () => {
    const { watching, openCamera, worker, host } = openWatching();
    expect(watching.state()).toMatchObject({ phase: 'idle', source: null });
    const phases: string[] = [];
    watching.subscribe(() => phases.push(watching.state().phase));
    const begun = watching.begin(camera, 'm1');
    expect(watching.state()).toMatchObject({ phase: 'starting', remark: { reason: 'opening' } });
    await begun;
    await settle();
    const { stream } = openCamera();
    expect(watching.state()).toMatchObject({ phase: 'starting', cameraName: 'Desk camera' });
    worker().label('sit');
    expect(watching.state()).toMatchObject({ phase: 'live', remark: null, extractorName: 'small' });
    expect(watching.state().picture).toBe(stream);
    expect(watching.state().model?.id).toBe('m1');
    expect(watching.history.label(0, 0)).toBe(0);
    expect(host.argsOf('watch.begin')).toEqual([{ source: 'camera', model: 'm1' }]);
    expect(new Set(phases)).toEqual(new Set(['starting', 'live']));
  });

  it('keeps its state the same object while labels come', async () => {
    const { watching, live, worker } = openWatching();
    await live();
    const before = watching.state();
    for (let i = 0; i < 5; i++) worker().label('walk');
    expect(watching.state()).toBe(before);
    expect(watching.history.end()).toBe(6);
  });

  it('waits when the camera goes, though labels under way still come, and lives when it is back', async () => {
    const { watching, live, worker, cameras, openCamera } = openWatching();
    await live();
    cameras[0]!.options.onAway(new Fault('camera-lost', 'It was unplugged.'));
    worker().label('sit');
    expect(watching.state()).toMatchObject({
      phase: 'waiting',
      picture: null,
      cameraName: null,
      remark: { reason: 'camera-lost', message: 'It was unplugged.' },
    });
    openCamera();
    expect(watching.state().phase).toBe('waiting');
    worker().label('sit');
    expect(watching.state()).toMatchObject({ phase: 'live', remark: null });
    const orders = worker().heard.filter(({ kind }) => kind === 'camera');
    expect(orders).toMatchObject([{ reset: null }, { reset: null }]);
  });

  it('has failed when the camera is refused, and still starts by itself once it opens', async () => {
    const { watching, cameras, openCamera, worker } = openWatching();
    await watching.begin(camera, null);
    await settle();
    cameras[0]!.options.onAway(new Fault('camera-refused', 'It was refused.'));
    expect(watching.state()).toMatchObject({
      phase: 'failed',
      remark: { message: 'It was refused.' },
    });
    openCamera();
    worker().label('sit');
    expect(watching.state().phase).toBe('live');
  });

  it('says that the camera is silent when its track is muted', async () => {
    const { watching, live, worker } = openWatching();
    const { track } = await live();
    track.dispatchEvent(new Event('mute'));
    expect(watching.state()).toMatchObject({ phase: 'waiting', remark: { reason: 'camera-lost' } });
    worker().label('sit');
    expect(watching.state()).toMatchObject({ phase: 'live', remark: null });
  });

  it('changes to another camera within the session, behind a reset of its own', async () => {
    const { watching, live, worker, cameras, openCamera, host } = openWatching();
    await live();
    watching.changeCamera('b2', 'Door camera');
    expect(watching.state()).toMatchObject({
      phase: 'starting',
      source: { deviceId: 'b2', name: 'Door camera' },
    });
    expect(cameras[1]?.options.choice).toMatchObject({ deviceId: 'b2', name: 'Door camera' });
    openCamera('Door camera');
    openCamera('Door camera');
    worker().label('walk');
    expect(watching.state()).toMatchObject({ phase: 'live', cameraName: 'Door camera' });
    const resets = worker().heard.flatMap((one) => (one.kind === 'camera' ? [one.reset] : []));
    expect(resets).toEqual([null, 'camera-changed', null]);
    expect(host.argsOf('watch.begin')).toHaveLength(1);
  });
});

describe('watching over a camera', () => {
  async function hanging() {
    const test = openWatching();
    await test.live();
    let hung = 0;
    test.cameras[0]!.options.hangs$.subscribe(() => (hung += 1));
    return { ...test, hung: () => hung };
  }

  it('opens one anew that gave no frame for three seconds, and leaves one alone that does', async () => {
    const { worker, pass, hung } = await hanging();
    for (let frames = 1; frames < 20; frames++) {
      pass(500);
      worker().counters(frames);
    }
    expect(hung()).toBe(0);
    for (let looks = 0; looks < 6; looks++) {
      pass(500);
      worker().counters(19);
    }
    expect(hung()).toBe(0);
    pass(500);
    worker().counters(19);
    expect(hung()).toBe(1);
  });

  it('waits no longer than a second after the machine woke up', async () => {
    const { worker, pass, hung, host } = await hanging();
    worker().counters(5);
    host.push({ kind: 'resumed' });
    pass(900);
    worker().counters(5);
    expect(hung()).toBe(0);
    pass(200);
    worker().counters(5);
    expect(hung()).toBe(1);
  });

  it('asks an open camera for another size when the settings change, and once', async () => {
    const test = openWatching();
    const { track } = await test.live();
    test.worker().counters(1);
    test.settings.resolution = '1080p';
    test.worker().counters(2);
    test.worker().counters(3);
    expect(track.constraints).toMatchObject([{ width: { ideal: 1920 } }]);
    expect(test.watching.state().phase).toBe('live');
  });
});

describe('figures', () => {
  it('come twice a second: frames per second, what is remembered, the last reset', async () => {
    const { watching, live, worker, pass } = openWatching();
    await live();
    worker().counters(0);
    expect(watching.state().framesPerS).toBeNull();
    pass(500);
    worker().label('walk');
    worker().counters(15);
    expect(watching.state()).toMatchObject({
      framesPerS: 30,
      remembersS: 1,
      lastReset: { cause: 'start', count: 1 },
      counters: { frames: 15 },
    });
    worker().report({
      kind: 'log',
      lines: [{ kind: 'reset', frame: 1, timestampUs: 1_000_000, cause: 'user' }],
    });
    worker().counters(15);
    expect(watching.state()).toMatchObject({
      remembersS: 0,
      lastReset: { cause: 'user', count: 2 },
    });
  });

  it('go to the host once a second, with the label in words', async () => {
    const { live, worker, host } = openWatching();
    await live();
    worker().label('walk');
    for (let frames = 1; frames <= 4; frames++) worker().counters(frames);
    const told = host.argsOf('watch.status');
    expect(told).toHaveLength(3);
    expect(told[0]).toMatchObject({ state: 'starting', label: null });
    expect(told[2]).toMatchObject({
      state: 'live',
      label: 'Walking',
      pageFrameMs: { p50: 16, p95: 17 },
    });
  });
});
