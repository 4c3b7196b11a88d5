/** Names the cameras of this machine without opening one. */

/** Names are withheld by the browser until a camera was allowed; such a camera is called by its number. */
export async function listCameras(): Promise<string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind }) => kind === 'videoinput')
    .map(({ label }, index) => (label === '' ? `Camera ${String(index + 1)}` : label));
}
