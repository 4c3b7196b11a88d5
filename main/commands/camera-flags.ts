/** Browser flags for cameras: the machine's own, allowed by the user's own command, or a file that plays as one. */

/**
 * A hidden page cannot ask, and the user has asked for the camera by the command itself.
 * @param given what was named by hand; an answer among it stands, since Chromium ends itself when it gets two.
 */
export function realCameraFlags(given: readonly string[]): string[] {
  const isAnswered = given.some((flag) => flag.startsWith('--use-fake-ui-for-media-stream'));
  return isAnswered ? [] : ['--auto-accept-camera-and-microphone-capture'];
}

/** @param file a .y4m or .mjpeg file that Chromium plays in a loop as its one camera. */
export function cameraFlags(file: string): string[] {
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ];
}
