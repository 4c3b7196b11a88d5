/** The window's camera: found again by id or name, never another one silently, and waited for whatever is wrong. */
import { Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Fault } from '../../../contract/fault.ts';
import type { CameraChoice } from '../../../renderer/capture/find-camera.ts';
import { patientCamera$ } from '../../../renderer/capture/patient-camera.ts';
import { cameraList$ } from '../../../renderer/watching/camera-list.ts';
import { installFakeDevices, settle } from './fake-devices.ts';

const desk = { deviceId: 'a1', name: 'Desk camera' };
const door = { deviceId: 'b2', name: 'Door camera' };
const byDefault: CameraChoice = { deviceId: null, name: null };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function watch(choice: CameraChoice) {
  const seen: string[] = [];
  const sentences: string[] = [];
  const hangs$ = new Subject<void>();
  const camera$ = patientCamera$({
    choice,
    resolution: () => '720p',
    hangs$,
    onAway: ({ reason, message }: Fault) => {
      seen.push(reason);
      sentences.push(message);
    },
  });
  const subscription = camera$.subscribe({
    next: ({ label }) => seen.push(label),
    error: (error: unknown) => seen.push(`error ${String(error)}`),
    complete: () => seen.push('completed'),
  });
  onTestFinished(() => {
    subscription.unsubscribe();
  });
  await settle();
  return { seen, sentences, hangs$, subscription };
}

const pass = async (ms: number) => {
  await vi.advanceTimersByTimeAsync(ms);
  await settle();
};

describe('the window’s camera', () => {
  it('is the default where none was chosen, in the size that was asked for', async () => {
    const devices = installFakeDevices(desk, door);
    const { seen } = await watch(byDefault);
    expect(seen).toEqual(['Desk camera']);
    expect(devices.asked).toMatchObject([{ width: { ideal: 1280 }, height: { ideal: 720 } }]);
    expect(devices.asked[0]).not.toHaveProperty('deviceId');
  });

  it('is found by its id, and under a new id by its name', async () => {
    installFakeDevices(desk, door);
    expect((await watch({ deviceId: 'b2', name: 'renamed' })).seen).toEqual(['Door camera']);
    expect((await watch({ deviceId: 'old', name: 'Door camera' })).seen).toEqual(['Door camera']);
  });

  it('is found by its name when names are withheld at first, and what was opened for that is stopped', async () => {
    const devices = installFakeDevices(desk, door);
    devices.isAllowed = false;
    const { seen } = await watch({ deviceId: 'old', name: 'Door camera' });
    expect(seen).toEqual(['Door camera']);
    expect(devices.tracks.map(({ label, readyState }) => [label, readyState])).toEqual([
      ['Desk camera', 'ended'],
      ['Door camera', 'live'],
    ]);
  });

  it('is not replaced by another: the other is named, and the chosen one starts when it comes', async () => {
    const devices = installFakeDevices(desk);
    const { seen, sentences } = await watch({ deviceId: 'b2', name: 'Door camera' });
    expect(seen).toEqual(['camera-missing']);
    expect(sentences[0]).toContain('"Door camera" is not connected');
    expect(sentences[0]).toContain('choose "Desk camera"');
    expect(devices.tracks).toEqual([]);
    devices.plug(desk, door);
    await settle();
    expect(seen).toEqual(['camera-missing', 'Door camera']);
  });

  it('that was the default is waited for when it goes, though another is there', async () => {
    const devices = installFakeDevices(desk, door);
    const { seen } = await watch(byDefault);
    devices.unplug('a1');
    await pass(10_000);
    expect(new Set(seen.slice(1))).toEqual(new Set(['camera-lost', 'camera-missing']));
    devices.plug(door, desk);
    await settle();
    expect(seen.at(-1)).toBe('Desk camera');
  });

  it('that is missing at the beginning starts when it is plugged in', async () => {
    const devices = installFakeDevices();
    const { seen, sentences } = await watch(byDefault);
    expect(seen).toEqual(['camera-missing']);
    expect(sentences[0]).not.toContain('--source');
    devices.plug(desk);
    await settle();
    expect(seen).toEqual(['camera-missing', 'Desk camera']);
  });

  it('that is busy starts when it is free, without anyone saying so', async () => {
    const devices = installFakeDevices(desk);
    devices.isBusy = true;
    const { seen } = await watch(byDefault);
    await pass(2000);
    expect(seen).toEqual(['camera-busy', 'camera-busy']);
    devices.isBusy = false;
    await pass(2000);
    expect(seen.at(-1)).toBe('Desk camera');
  });

  it('that was refused starts when it is allowed, and is not asked for before', async () => {
    const devices = installFakeDevices(desk);
    devices.isRefused = true;
    const { seen } = await watch(byDefault);
    await pass(60_000);
    expect(seen).toEqual(['camera-refused']);
    expect(devices.asked).toHaveLength(1);
    devices.isRefused = false;
    devices.permission.dispatchEvent(new Event('change'));
    await settle();
    expect(seen).toEqual(['camera-refused', 'Desk camera']);
  });

  it('that hangs is given up and opened anew', async () => {
    const devices = installFakeDevices(desk);
    const { seen, hangs$ } = await watch(byDefault);
    hangs$.next();
    expect(devices.last?.readyState).toBe('ended');
    await pass(1000);
    expect(seen).toEqual(['Desk camera', 'camera-lost', 'Desk camera']);
    expect(devices.last?.readyState).toBe('live');
  });

  it('is stopped when nobody watches, even if it opens only then', async () => {
    const devices = installFakeDevices(desk);
    const { subscription } = await watch(byDefault);
    subscription.unsubscribe();
    expect(devices.last?.readyState).toBe('ended');
    const late = patientCamera$({
      choice: byDefault,
      resolution: () => '480p',
      hangs$: new Subject(),
      onAway: () => undefined,
    }).subscribe();
    while (devices.asked.length < 2) await Promise.resolve();
    late.unsubscribe();
    await settle();
    expect(devices.tracks).toHaveLength(2);
    expect(devices.tracks.every(({ readyState }) => readyState === 'ended')).toBe(true);
  });
});

describe('the list of cameras', () => {
  it('is renewed when one comes, goes, or may be named', async () => {
    const devices = installFakeDevices(desk);
    devices.isAllowed = false;
    const lists: string[][] = [];
    const subscription = cameraList$().subscribe((cameras) =>
      lists.push(cameras.map(({ name }) => name)),
    );
    await settle();
    devices.isAllowed = true;
    devices.permission.dispatchEvent(new Event('change'));
    await settle();
    devices.plug(desk, door);
    await settle();
    devices.unplug('a1');
    await settle();
    expect(lists).toEqual([
      ['Camera 1'],
      ['Desk camera'],
      ['Desk camera', 'Door camera'],
      ['Door camera'],
    ]);
    subscription.unsubscribe();
  });
});
