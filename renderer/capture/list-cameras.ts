/** Names the cameras of this machine without opening one. */

export interface ListedCamera {
  /** Empty, like its true name, until a camera was allowed. */
  readonly deviceId: string;
  readonly name: string;
  /** False where the browser withholds the name and a number stands in. */
  readonly isNamed: boolean;
}

/** Names are withheld by the browser until a camera was allowed; such a camera is called by its number. */
export async function listCameras(): Promise<readonly ListedCamera[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind }) => kind === 'videoinput')
    .map(({ deviceId, label }, index) => ({
      deviceId,
      name: label === '' ? `Camera ${String(index + 1)}` : label,
      isNamed: label !== '',
    }));
}
