/** Finds the camera that was chosen, by its id or else by its name: ids change with the page's address, names do not. */
import { firstValueFrom } from 'rxjs';
import { Fault } from '../../contract/fault.ts';
import { listCameras, type ListedCamera } from './list-cameras.ts';
import { requestCamera$, stopAll } from './open-camera.ts';

/** Both null: whichever the system calls its default. */
export interface CameraChoice {
  readonly deviceId: string | null;
  readonly name: string | null;
}

/**
 * The device to open; null for the default.
 *
 * Never falls back to another camera, which may look into another room: a choice that is not there is a fault.
 *
 * @throws Fault 'camera-missing', or what `getUserMedia` throws when it is asked for leave to see the names.
 */
export async function findCamera({ deviceId, name }: CameraChoice): Promise<string | null> {
  if (deviceId === null && name === null) return null;
  const find = (cameras: readonly ListedCamera[]) =>
    cameras.find((camera) => camera.isNamed && camera.deviceId === deviceId) ??
    cameras.find((camera) => camera.isNamed && camera.name === name);
  const cameras = await listCameras();
  const found = find(cameras);
  if (found !== undefined) return found.deviceId;
  if (cameras.length === 0) throw missing(name, []);
  if (cameras.some(({ isNamed }) => isNamed)) throw missing(name, cameras);
  // Names and ids are withheld until a camera was allowed; opening any for an instant asks for that.
  stopAll(await firstValueFrom(requestCamera$({})));
  const named = await listCameras();
  const foundNow = find(named);
  if (foundNow === undefined) throw missing(name, named);
  return foundNow.deviceId;
}

function missing(name: string | null, others: readonly ListedCamera[]): Fault {
  const [other] = others;
  if (other === undefined) {
    return new Fault(
      'camera-missing',
      'No camera was found; plug one in and it starts by itself, or watch a video file.',
    );
  }
  const chosen = name === null ? 'The chosen camera' : `The camera "${name}"`;
  return new Fault(
    'camera-missing',
    `${chosen} is not connected; plug it in and it starts by itself, or choose "${other.name}".`,
  );
}
