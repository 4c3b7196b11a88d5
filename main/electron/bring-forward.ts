/** Need: a window that is asked for must come to sight, minimised, hidden or behind others as it may be. */
import type { BrowserWindow } from 'electron';

export function bringForward(
  window: Pick<BrowserWindow, 'isMinimized' | 'restore' | 'show' | 'focus'>,
): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
