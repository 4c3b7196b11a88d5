/** Shows the picture and its strip on the whole screen, and back. */

export const FULL_SCREEN_ID = 'watch';

export function toggleFullScreen(): void {
  if (document.fullscreenElement !== null) void document.exitFullscreen();
  else void document.getElementById(FULL_SCREEN_ID)?.requestFullscreen();
}
