/** Cameras of the test's own behind `navigator`: plugged and unplugged, allowed and refused, busy and silent. */
import { onTestFinished, vi } from 'vitest';

export class FakeTrack extends EventTarget {
  readonly kind = 'video';
  readonly label: string;
  readonly deviceId: string;
  readonly constraints: MediaTrackConstraints[] = [];
  readyState = 'live';
  constructor(label: string, deviceId: string) {
    super();
    this.label = label;
    this.deviceId = deviceId;
  }
  getSettings() {
    return { deviceId: this.deviceId };
  }
  applyConstraints(constraints: MediaTrackConstraints): Promise<void> {
    this.constraints.push(constraints);
    return Promise.resolve();
  }
  stop() {
    this.readyState = 'ended';
  }
}

interface Plugged {
  readonly deviceId: string;
  readonly name: string;
}

export class FakeDevices extends EventTarget {
  plugged: readonly Plugged[] = [];
  /** Names and ids are withheld until a camera was allowed. */
  isAllowed = true;
  isRefused = false;
  isBusy = false;
  readonly tracks: FakeTrack[] = [];
  readonly asked: MediaTrackConstraints[] = [];
  readonly permission = new EventTarget();

  enumerateDevices(): Promise<Partial<MediaDeviceInfo>[]> {
    const shown = this.plugged.map(({ deviceId, name }) =>
      this.isAllowed ? { deviceId, label: name } : { deviceId: '', label: '' },
    );
    return Promise.resolve([
      { kind: 'audioinput', deviceId: 'm', label: 'Microphone' },
      ...shown.map((one) => ({ ...one, kind: 'videoinput' as const })),
    ]);
  }

  getUserMedia({ video }: { video: MediaTrackConstraints }): Promise<unknown> {
    this.asked.push(video);
    const wanted = (video.deviceId as { exact?: string } | undefined)?.exact;
    const refuse = (name: string) => Promise.reject(new DOMException('', name));
    if (this.isRefused) return refuse('NotAllowedError');
    if (this.plugged.length === 0) return refuse('NotFoundError');
    const found = this.plugged.find(({ deviceId }) => wanted === undefined || deviceId === wanted);
    if (found === undefined) return refuse('OverconstrainedError');
    if (this.isBusy) return refuse('NotReadableError');
    this.isAllowed = true;
    const track = new FakeTrack(found.name, found.deviceId);
    this.tracks.push(track);
    return Promise.resolve({ getTracks: () => [track], getVideoTracks: () => [track] });
  }

  /** The track that was opened last. */
  get last(): FakeTrack | undefined {
    return this.tracks.at(-1);
  }

  plug(...cameras: readonly Plugged[]): void {
    this.plugged = cameras;
    this.dispatchEvent(new Event('devicechange'));
  }

  /** What is open and no longer there ends by itself. */
  unplug(deviceId: string): void {
    this.plugged = this.plugged.filter((camera) => camera.deviceId !== deviceId);
    for (const track of this.tracks.filter((one) => one.deviceId === deviceId)) {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
    this.dispatchEvent(new Event('devicechange'));
  }
}

/** In place until the test is over. */
export function installFakeDevices(...plugged: readonly Plugged[]): FakeDevices {
  const devices = new FakeDevices();
  devices.plugged = plugged;
  vi.stubGlobal('navigator', {
    mediaDevices: devices,
    permissions: { query: () => Promise.resolve(devices.permission) },
  });
  vi.stubGlobal(
    'MediaStreamTrackProcessor',
    class {
      readonly readable = new ReadableStream();
    },
  );
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  return devices;
}

/** Lets every promise that is ready go on. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}
