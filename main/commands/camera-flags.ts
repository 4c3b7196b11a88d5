/** Browser flags for cameras: the machine's own, allowed by the user's own command, or a file that plays as one. */

/** A hidden page cannot ask, and the user has asked for the camera by the command itself. */
export const realCameraFlags: readonly string[] = ['--auto-accept-camera-and-microphone-capture'];

/** @param file a .y4m or .mjpeg file that Chromium plays in a loop as its one camera. */
export function cameraFlags(file: string): string[] {
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ];
}
